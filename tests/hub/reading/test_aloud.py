"""What is said for what is written, language by language, and what espeak-ng inside the voice makes of it."""

from __future__ import annotations

import functools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.reading.aloud import MANNERS, aloud, read

TABLES: dict[str, list[tuple[str, str]]] = {
    "en": [
        ("It is 21.5 °C and 40 %.", "It is 21.5 degrees and 40 percent."),
        ("It used 1,234.5 kWh.", "It used 1234.5 kilowatt hours."),
        ("It is -5 degrees.", "It is minus 5 degrees."),
        ("−21 °C", "minus 21 degrees"),
        ("3 m/s at 1013 hPa", "3 meters per second at 1013 hectopascals"),
        ("1 W, 60 W, 800 lx", "1 watt, 60 watts, 800 lux"),
        ("PM2.5 is 12 µg/m³", "PM2.5 is 12 micrograms per cubic meter"),
        ("12 μg/m³", "12 micrograms per cubic meter"),
        ("It is 20:05.", "It is 8 oh 5 pm."),
        ("at 8:05 p.m. on 2026-11-28", "at 8 oh 5 pm on November 28th 2026"),
        ("at 7:00, at 0:15, at 8 pm", "at 7 o'clock, at 12 15 am, at 8 pm"),
        ("on May 1, 1905", "on May 1st 19 oh 5"),
        ("1:30:00 left", "1 hour 30 minutes left"),
        ("2 h 30 min", "2 hours 30 minutes"),
        ("10–15 °C, 10-15, 5 - 8", "10 to 15 degrees, 10 to 15, 5 to 8"),
        ("$5 or €4.50", "5 dollars or 4 euros 50"),
        ("e.g. Dr. Smith", "for example Doctor Smith"),
        ("~20 min", "about 20 minutes"),
        ("living_room LEDs and light_2", "living room L E Ds and light 2"),
        ("TV, HVAC, WLAN 2, Wi-Fi 6, LivingRoom, 3D, 5G", "TV, HVAC, WLAN 2, Wi-Fi 6, LivingRoom, 3D, 5G"),
        ("#1 and No. 5", "number 1 and number 5"),
        ("No. It is off.", "No. It is off."),
        ("**Done** with `this` [page](http://x.y/z).", "Done with this page."),
        ("See https://example.org/a?b=1. 😀 Good", "See . Good"),
        ("# Title\n- one\n* two", "Title one two"),
        ("192.168.1.10, v1.2.3, 555-1234-77", "192.168.1.10, v1.2.3, 555-1234-77"),
        ("The 2nd light of May", "The 2nd light of May"),
    ],
    "de": [
        ("Es sind 21,5 °C.", "Es sind 21,5 Grad."),
        ("21.5 °C", "21,5 Grad"),
        ("1.234,5 kWh, 1.000 lx", "1234,5 Kilowattstunden, 1000 Lux"),
        ("-5 Grad", "minus 5 Grad"),
        ("1 Grad, 1 Minute, 21 Minuten", "ein Grad, eine Minute, 21 Minuten"),
        ("um 20:05 Uhr", "um 20 Uhr 5"),
        ("1:00 Uhr und 8:30", "ein Uhr und 8 Uhr 30"),
        ("am 3. Mai 2026", "am dritten Mai 2026"),
        ("Heute ist der 28.11.2026.", "Heute ist der achtundzwanzigste November 2026."),
        ("seit 1.7.", "seit ersten Juli"),
        ("Im 1. Stock", "Im ersten Stock"),
        ("Es sind 5. Danach nichts.", "Es sind 5. Danach nichts."),
        ("z. B. ca. 5 Min.", "zum Beispiel circa 5 Minuten"),
        ("EG: LED, USB und WLAN 2", "Erdgeschoss: L E D, U S B und WLAN 2"),
        ("10-15 %", "10 bis 15 Prozent"),
        ("4,50 €", "4 Euro 50"),
        ("Wohnzimmer_Lampe", "Wohnzimmer Lampe"),
    ],
    "fr": [
        ("21,5 °C", "21,5 degrés"),
        ("1 234,5 kWh", "1234,5 kilowattheures"),
        ("-5 degrés", "moins 5 degrés"),
        ("1 heure, 21 minutes, 1 %", "une heure, vingt et une minutes, un pour cent"),
        ("20:05, 20 h 05, 8 h", "20 heures 5, 20 heures 5, 8 heures"),
        ("le 01/05/2026", "le premier mai 2026"),
        ("la 2e lampe de M. Dupont, n° 5", "la 2ème lampe de Monsieur Dupont, numéro 5"),
        ("10-15 °C", "10 à 15 degrés"),
        ("4,50 €", "4 euros 50"),
        ("CO2", "C O 2"),
    ],
    "es": [
        ("21,5 °C", "21,5 grados"),
        ("1.234,5 kWh", "1234,5 kilovatios hora"),
        ("-5 grados", "menos 5 grados"),
        ("1 hora, 21 grados, 31 minutos", "una hora, veintiún grados, treinta y un minutos"),
        ("a las 20:05, a las 8:00", "a las 20 y 5, a las 8 en punto"),
        ("el 28/11/2026", "el 28 de noviembre de 2026"),
        ("El Sr. López, 1er piso", "El señor López, primer piso"),
        ("10-15 °C", "10 a 15 grados"),
        ("USB y CO2", "U S B y C O 2"),
    ],
    "nl": [
        ("21,5 °C", "21,5 graden"),
        ("21.5", "21,5"),
        ("1.234,5 kWh", "1234,5 kilowattuur"),
        ("-5 graden", "min 5 graden"),
        ("20:05 uur", "20 uur 5"),
        ("op 28-11-2026", "op 28 november 2026"),
        ("de 2e lamp van dhr. Jansen", "de tweede lamp van de heer Jansen"),
        ("10-15 °C", "10 tot 15 graden"),
        ("€ 4,50", "4 euro 50"),
    ],
    "it": [("21,5 °C alle 20:05", "21,5 °C alle 20:05")],
}


@pytest.mark.parametrize(
    ("language", "written", "said"),
    [(language, *row) for language, rows in TABLES.items() for row in rows],
)
def test_things_are_said_as_people_say_them(language: str, written: str, said: str) -> None:
    assert aloud(written, language) == said


@pytest.mark.parametrize(
    ("language", "voice", "written", "words"),
    [
        ("en", "en-us", "It is 20:05.", "It is eight oh five pm."),
        ("en", "en-us", "-21.5 °C", "minus twenty one point five degrees"),
        ("en", "en-us", "1,234 kWh", "one thousand two hundred thirty four kilowatt hours"),
        ("en", "en-us", "on May 3", "on May third"),
        ("de", "de", "um 20:05 Uhr", "um zwanzig Uhr fünf"),
        ("de", "de", "1 °C", "ein Grad"),
        ("de", "de", "28.11.", "achtundzwanzigster November"),
        ("fr", "fr", "-5 °C", "moins cinq degrés"),
        ("fr", "fr", "1 h", "une heure"),
        ("es", "es", "1 °C", "un grado"),
        ("es", "es", "-5 °C", "menos cinco grados"),
        ("nl", "nl", "20:05 uur", "twintig uur vijf"),
        ("nl", "nl", "-5 °C", "min vijf graden"),
    ],
)
def test_the_voice_says_what_was_meant(language: str, voice: str, written: str, words: str) -> None:
    assert _phonemes(voice, aloud(written, language)) == _phonemes(voice, words)


@given(st.text(alphabet="aE1,.:-–/%°C€ _*#h\n", max_size=60), st.sampled_from([*MANNERS, "it"]))
def test_what_is_said_is_tied_to_where_it_was_written(text: str, language: str) -> None:
    pieces = read(text, language)
    assert [piece.start for piece in pieces] == [0, *(piece.end for piece in pieces)][:-1] if pieces else not text
    assert not pieces or pieces[-1].end == len(text)


def test_every_language_knows_the_same_units_but_those_of_its_own() -> None:
    own = {"mph", "dBm", "sec", "hr", "Sek.", "Min.", "Std.", "j", "d", "mL"}
    known = {language: set(manner.units) - own for language, manner in MANNERS.items()}
    assert all(units == known["en"] for units in known.values())
    assert all(len(manner.months) == 12 for manner in MANNERS.values())


def _phonemes(voice: str, text: str) -> str:
    """Return the sounds of a text; which of them are stressed, and the pauses, may differ."""
    sounds = "".join(map("".join, _espeak().phonemize(voice, text)))
    return "".join(sound for sound in sounds if sound not in "ˈˌ .")


@functools.cache
def _espeak():  # type: ignore[no-untyped-def]
    from piper.phonemize_espeak import ESPEAK_DATA_DIR, EspeakPhonemizer

    return EspeakPhonemizer(ESPEAK_DATA_DIR)

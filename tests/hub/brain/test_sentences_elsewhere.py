"""German, French, Spanish and Dutch sentences, said in the living room."""

from __future__ import annotations

import pytest

from tests.hub.asked import ask, moved
from tests.hub.house import house

LIGHTS = ["light.ceiling", "light.worktop", "light.floor", "light.bedroom", "light.bedside", "light.hallway"]
ALL_OFF = {f"{device} turn_off" for device in LIGHTS}
KITCHEN_OFF = {"light.ceiling turn_off", "light.worktop turn_off"}
NOTHING: set[str] = set()

ROWS = [
    ("de", "Schalte das Deckenlicht ein.", {"light.ceiling turn_on"}, "Licht eingeschaltet."),
    ("de", "Mach die Stehlampe aus", {"light.floor turn_off"}, "Licht ausgeschaltet."),
    ("de", "Licht aus!", {"light.floor turn_off"}, "Licht ausgeschaltet."),
    ("de", "Mach das Licht in der Küche aus", KITCHEN_OFF, "Licht ausgeschaltet."),
    ("de", "Schalte alle Lichter aus", ALL_OFF, "Alle Lichter ausgeschaltet."),
    ("de", "Dimme die Stehlampe auf 20 Prozent", {"light.floor turn_on brightness=20"}, "Helligkeit eingestellt."),
    ("de", "Stelle die Stehlampe auf 30%", {"light.floor turn_on brightness=30"}, "Helligkeit eingestellt."),
    ("de", "Mach die Stehlampe rot", {"light.floor turn_on color=red"}, "Farbe eingestellt."),
    ("de", "Schalte den Fernseher ein", {"switch.tv turn_on"}, "Fernseher eingeschaltet."),
    ("de", "Öffne die Rollläden", {"cover.living open"}, "Rollläden geöffnet."),
    ("de", "Stelle das Küchenrollo auf 50 %", {"cover.kitchen set_position position=50"}, "Position festgelegt."),
    (
        "de",
        "Stell die Heizung auf 21,5 Grad.",
        {"climate.living set_temperature temperature=21.5"},
        "Temperatur auf 21,5 Grad gestellt.",
    ),
    ("de", "Sperr die Haustür ab", {"lock.front lock"}, "Abgeschlossen."),
    ("de", "Entriegel die Haustür", NOTHING, "Soll ich Haustür aufschließen?"),
    ("de", "Wie warm ist es?", NOTHING, "19,5 Grad."),
    ("de", "Wie hoch ist die Luftfeuchtigkeit im Bad?", NOTHING, "Luftfeuchtigkeit ist 48 Prozent."),
    ("de", "Ist die Stehlampe an?", NOTHING, "Ja."),
    ("de", "Welche Lichter sind an?", NOTHING, "Stehlampe."),
    ("de", "Schalte die Discokugel ein", NOTHING, "Ich kenne kein Gerät namens discokugel."),
    ("de", "Schalte das Licht im Keller ein", NOTHING, "Ich kenne keinen Bereich namens keller."),
    ("de", "Vergiss es", NOTHING, ""),
    ("fr", "Allume le plafonnier.", {"light.ceiling turn_on"}, "Allumé."),
    ("fr", "Éteins le lampadaire", {"light.floor turn_off"}, "Éteint."),
    ("fr", "Allume la lumière", {"light.floor turn_on"}, "Allumé."),
    ("fr", "Éteins les lumières de la cuisine", KITCHEN_OFF, "Lumières éteintes."),
    ("fr", "Éteins toutes les lumières", ALL_OFF, "Lumières éteintes."),
    ("fr", "Règle le lampadaire à 40 %", {"light.floor turn_on brightness=40"}, "Luminosité réglée."),
    ("fr", "Mets le lampadaire en rouge", {"light.floor turn_on color=red"}, "Couleur réglée."),
    ("fr", "Allume la télé", {"switch.tv turn_on"}, "Allumé."),
    ("fr", "Ouvre les volets", {"cover.living open"}, "Ouverture en cours."),
    (
        "fr",
        "Règle le chauffage à 21,5 degrés",
        {"climate.living set_temperature temperature=21.5"},
        "Température réglée sur 21,5 degrés.",
    ),
    ("fr", "Verrouille la porte d’entrée", {"lock.front lock"}, "Verrouillé."),
    ("fr", "Déverrouille la porte d'entrée", NOTHING, "Dois-je déverrouiller Porte d'entrée ?"),
    ("fr", "Quelle est la température ?", NOTHING, "19,5 degrés."),
    ("fr", "Quelle est l'humidité dans la salle de bain ?", NOTHING, "Humidité est 48 pour cent."),
    ("fr", "Est-ce que le lampadaire est allumé ?", NOTHING, "Oui."),
    ("fr", "Allume la boule disco", NOTHING, "Je ne connais aucun appareil nommé boule disco."),
    ("fr", "Laisse tomber.", NOTHING, ""),
    ("es", "Enciende la luz del techo.", {"light.ceiling turn_on"}, "Se ha activado la luz."),
    ("es", "Apaga la lámpara de pie", {"light.floor turn_off"}, "Se ha apagado la luz."),
    ("es", "Apaga las luces", {"light.floor turn_off"}, "Luces apagadas."),
    ("es", "Apaga las luces de la cocina", KITCHEN_OFF, "Luces apagadas."),
    ("es", "Apaga todas las luces", ALL_OFF, "Todas las luces apagadas."),
    ("es", "Pon la lámpara de pie al 40 %", {"light.floor turn_on brightness=40"}, "Brillo establecido."),
    ("es", "Pon la lámpara de pie en rojo", {"light.floor turn_on color=red"}, "Color establecido."),
    ("es", "Enciende el televisor", {"switch.tv turn_on"}, "Se ha activado el interruptor."),
    ("es", "Abre el estor de la cocina", {"cover.kitchen open"}, "Estor de la cocina se ha abierto."),
    (
        "es",
        "Pon la calefacción a 21 grados",
        {"climate.living set_temperature temperature=21"},
        "Temperatura ajustada.",
    ),
    ("es", "desbloquea la puerta principal", NOTHING, "¿Quieres desbloquear Puerta principal?"),
    ("es", "¿Qué temperatura hace?", NOTHING, "19,5 grados."),
    ("es", "¿Está encendida la lámpara de pie?", NOTHING, "Sí."),
    ("es", "Enciende la bola de discoteca", NOTHING, "No conozco ningún dispositivo llamado bola de discoteca."),
    ("es", "Olvídalo", NOTHING, ""),
    ("nl", "Zet de plafondlamp aan.", {"light.ceiling turn_on"}, "Aangezet."),
    ("nl", "Doe de staande lamp uit", {"light.floor turn_off"}, "Uitgezet."),
    ("nl", "Doe het licht aan", {"light.floor turn_on"}, "Verlichting aangezet."),
    ("nl", "Doe het licht in de keuken uit", KITCHEN_OFF, "Verlichting uitgezet."),
    ("nl", "Doe alle lampen uit", ALL_OFF, "Alle lampen uitgezet."),
    ("nl", "Zet de staande lamp op 40 %", {"light.floor turn_on brightness=40"}, "Helderheid aangepast."),
    ("nl", "Maak de staande lamp rood", {"light.floor turn_on color=red"}, "Kleur aangepast."),
    ("nl", "Zet de televisie aan", {"switch.tv turn_on"}, "Aangezet."),
    ("nl", "Sluit de rolluiken", {"cover.living close"}, "Rolluiken gesloten."),
    (
        "nl",
        "Zet de verwarming op 21,5 graden",
        {"climate.living set_temperature temperature=21.5"},
        "Temperatuur ingesteld op 21,5 graden.",
    ),
    ("nl", "Vergrendel de voordeur", {"lock.front lock"}, "Vergrendeld."),
    ("nl", "Ontgrendel de voordeur", NOTHING, "Zal ik Voordeur van het slot doen?"),
    ("nl", "Hoe warm is het in de keuken?", NOTHING, "21,5 graden."),
    ("nl", "Is de staande lamp aan?", NOTHING, "Ja."),
    ("nl", "Zet de discobal aan", NOTHING, "Ik ken geen apparaat met de naam discobal."),
    ("nl", "Laat maar", NOTHING, ""),
]


@pytest.mark.parametrize(("language", "text", "expected", "said"), ROWS, ids=[f"{row[0]}-{row[1]}" for row in ROWS])
async def test_other_languages_move_and_say_the_same(language: str, text: str, expected: set[str], said: str) -> None:
    home = house(language)
    answer = await ask(home, text, language=language)
    assert (moved(home), answer.text) == (expected, said)


async def test_a_region_speaks_its_language() -> None:
    home = house("de")
    assert (await ask(home, "Licht aus", language="de-AT")).text == "Licht ausgeschaltet."
    assert moved(home) == {"light.floor turn_off"}


async def test_a_language_without_words_of_ours_uses_the_communitys() -> None:
    home = house()
    answer = await ask(home, "accendi la palla da discoteca", language="it")
    assert answer.text.startswith("Spiacente") or "palla da discoteca" in answer.text
    home.connected = False
    assert (await ask(home, "accendi Floor lamp", language="it")).text == "I can't reach the house right now."

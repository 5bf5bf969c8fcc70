"""Words said over a reply that are no wish, language by language, as `hub.turn.aside.plain` writes them."""

from __future__ import annotations

BACKCHANNELS = {
    "en": """
        mhm mm mmm hm hmm uh um ah oh ooh wow uhhuh huh yeah yes yep yup ya okay ok right sure fine good great nice cool
        aha alright exactly really well so i see thanks thank you please hey ha haha
    """,
    "de": """
        mhm mm hm hmm äh ähm ah oh aha ach so ja jaja jo jawohl okay ok gut genau richtig klar schön super prima toll
        stimmt alles danke bitte na hey ha haha tja soso
    """,
    "fr": """
        mhm mm hm hmm euh ah oh ouais oui okay ok bien d'accord bon voilà super parfait exact exactement génial merci
        tiens hein hé ha haha
    """,
    "es": """
        mhm mm hm hmm eh ah oh sí si ajá vale okay ok bien bueno claro exacto perfecto genial gracias ya ha jaja de
        acuerdo
    """,
    "nl": """
        mhm mm hm hmm eh uh ah oh aha ja jaja jawel okay oké ok goed juist precies prima mooi leuk dank je bedankt hè hé
        ha haha tuurlijk
    """,
}
"""Words of somebody who listens: alone or together, in any number, they ask for nothing."""

WAITS = {
    "en": """
        wait, wait a moment, wait a second, wait a minute, hang on, hold on, hold it, pause, moment, one moment,
        just a moment, one second, just a second, a second, no
    """,
    "de": """
        warte, warte mal, warte kurz, warten, moment, moment mal, einen moment, augenblick, sekunde, eine sekunde,
        pause, nein, nee, halt mal
    """,
    "fr": "attends, attendez, attend, un instant, un moment, une seconde, minute, une minute, pause, non",
    "es": "espera, espere, un momento, momento, un segundo, espera un momento, pausa, no",
    "nl": "wacht, wacht even, wachten, even wachten, moment, momentje, een moment, seconde, pauze, nee",
}
"""Phrases that ask for a pause: something follows them, or nothing."""

"""One sentence for every stage that can fail, by the failure's code and the language."""

from __future__ import annotations

from shared.languages import base_of

APOLOGIES: dict[str, dict[str, str]] = {
    "listen_failed": {
        "en": "Sorry, my speech recognition is not working.",
        "de": "Entschuldigung, meine Spracherkennung funktioniert nicht.",
        "fr": "Désolé, ma reconnaissance vocale ne fonctionne pas.",
        "es": "Lo siento, mi reconocimiento de voz no funciona.",
        "nl": "Sorry, mijn spraakherkenning werkt niet.",
    },
    "too_slow": {
        "en": "Sorry, that took too long.",
        "de": "Entschuldigung, das hat zu lange gedauert.",
        "fr": "Désolé, cela a pris trop de temps.",
        "es": "Lo siento, eso ha tardado demasiado.",
        "nl": "Sorry, dat duurde te lang.",
    },
    "answer_failed": {
        "en": "Sorry, something went wrong inside me.",
        "de": "Entschuldigung, bei mir ist etwas schiefgegangen.",
        "fr": "Désolé, quelque chose s'est mal passé de mon côté.",
        "es": "Lo siento, algo ha fallado en mí.",
        "nl": "Sorry, er ging iets mis bij mij.",
    },
    "no_answer": {
        "en": "Sorry, I don't know what to do with that.",
        "de": "Entschuldigung, damit kann ich nichts anfangen.",
        "fr": "Désolé, je ne sais pas quoi faire de cela.",
        "es": "Lo siento, no sé qué hacer con eso.",
        "nl": "Sorry, daar kan ik niets mee.",
    },
}
"""By failure code, then language. A code without an entry is `answer_failed`, a language without one is English."""


def apology(code: str, language: str) -> str:
    """Return the sentence to say when a stage failed."""
    sentences = APOLOGIES.get(code, APOLOGIES["answer_failed"])
    return sentences.get(base_of(language), sentences["en"])

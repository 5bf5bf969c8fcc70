"""The few sentences that the house says for a model, in the speaker's language."""

from __future__ import annotations

from dataclasses import dataclass

from shared.languages import base_of


@dataclass(frozen=True, slots=True)
class Phrases:
    """One language."""

    moment: str
    """While a tool takes long."""
    confused: str
    """When nothing came of the model's answer."""
    broken: str
    """When the model breaks off in the middle of an answer."""
    unreachable: str
    missing: str
    slow: str
    failed: str


_PHRASES: dict[str, Phrases] = {
    "en": Phrases(
        "One moment.",
        "I'm not sure what you mean. Can you say it another way?",
        "Sorry, I lost my thread.",
        "I can't reach the language model, but I can still control the house.",
        "The language model is not installed, but I can still control the house.",
        "The language model takes too long, but I can still control the house.",
        "The language model is not working, but I can still control the house.",
    ),
    "de": Phrases(
        "Einen Moment.",
        "Ich bin nicht sicher, was du meinst. Kannst du es anders sagen?",
        "Entschuldigung, ich habe den Faden verloren.",
        "Ich erreiche das Sprachmodell nicht, kann aber das Haus steuern.",
        "Das Sprachmodell ist nicht installiert, aber ich kann das Haus steuern.",
        "Das Sprachmodell braucht zu lange, aber ich kann das Haus steuern.",
        "Das Sprachmodell funktioniert nicht, aber ich kann das Haus steuern.",
    ),
    "fr": Phrases(
        "Un instant.",
        "Je ne suis pas sûr de comprendre. Pouvez-vous le dire autrement ?",
        "Désolé, j'ai perdu le fil.",
        "Je n'arrive pas à joindre le modèle de langue, mais je peux toujours commander la maison.",
        "Le modèle de langue n'est pas installé, mais je peux toujours commander la maison.",
        "Le modèle de langue met trop de temps, mais je peux toujours commander la maison.",
        "Le modèle de langue ne fonctionne pas, mais je peux toujours commander la maison.",
    ),
    "es": Phrases(
        "Un momento.",
        "No estoy seguro de lo que quieres decir. ¿Puedes decirlo de otra manera?",
        "Perdona, he perdido el hilo.",
        "No puedo conectar con el modelo de lenguaje, pero puedo controlar la casa.",
        "El modelo de lenguaje no está instalado, pero puedo controlar la casa.",
        "El modelo de lenguaje tarda demasiado, pero puedo controlar la casa.",
        "El modelo de lenguaje no funciona, pero puedo controlar la casa.",
    ),
    "nl": Phrases(
        "Een ogenblik.",
        "Ik weet niet zeker wat je bedoelt. Kun je het anders zeggen?",
        "Sorry, ik ben de draad kwijt.",
        "Ik kan het taalmodel niet bereiken, maar ik kan het huis nog bedienen.",
        "Het taalmodel is niet geïnstalleerd, maar ik kan het huis nog bedienen.",
        "Het taalmodel doet er te lang over, maar ik kan het huis nog bedienen.",
        "Het taalmodel werkt niet, maar ik kan het huis nog bedienen.",
    ),
}


def phrases(language: str) -> Phrases:
    """Return a language's phrases; English for one without."""
    return _PHRASES.get(base_of(language), _PHRASES["en"])

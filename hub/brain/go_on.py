""" "Go on", "say that again": the rest of a reply that was interrupted, or the last one once more."""

from __future__ import annotations

from enum import StrEnum

from hub.brain.conversation import Conversations, place_of
from hub.brain.last_reply import LastReplies
from hub.brain.responder import Reply, Request, spoken
from hub.brain.speech import bare_words
from shared.languages import base_of


class Wanted(StrEnum):
    """What of the last reply is asked for."""

    REST = "HearthGoOn"
    AGAIN = "HearthRepeat"
    ANNOUNCED = "HearthRepeatAnnouncement"


PHRASES: dict[str, dict[Wanted, frozenset[str]]] = {
    "en": {
        Wanted.REST: frozenset(
            {
                "go on", "continue", "go ahead", "carry on", "keep going", "what else", "and then", "go on then",
                "please go on", "please continue", "tell me more", "tell me the rest", "you were saying", "resume",
            }
        ),
        Wanted.AGAIN: frozenset(
            {
                "say that again", "say it again", "repeat", "repeat that", "repeat it", "can you repeat that",
                "could you repeat that", "please repeat", "please repeat that", "what did you say", "what was that",
                "come again", "pardon", "i didn't hear you", "i didn't get that", "i didn't catch that",
            }
        ),
        Wanted.ANNOUNCED: frozenset(
            {
                "what was that announcement", "what was the announcement", "repeat the announcement",
                "repeat that announcement", "say the announcement again", "what did they announce",
                "what was announced", "play the announcement again", "what did the announcement say",
            }
        ),
    },
    "de": {
        Wanted.REST: frozenset(
            {
                "weiter", "mach weiter", "sprich weiter", "red weiter", "rede weiter", "erzähl weiter", "fahr fort",
                "und weiter", "was noch", "und dann", "ja weiter", "bitte weiter", "weiter bitte", "was sonst noch",
            }
        ),
        Wanted.AGAIN: frozenset(
            {
                "wiederhole das", "wiederhol das", "wiederholen", "bitte wiederholen", "sag das noch mal",
                "sag das nochmal", "sag das noch einmal", "sag es noch einmal", "wie bitte", "was hast du gesagt",
                "kannst du das wiederholen", "bitte noch einmal", "ich hab dich nicht verstanden",
                "ich habe dich nicht verstanden",
            }
        ),
        Wanted.ANNOUNCED: frozenset(
            {
                "was war das für eine durchsage", "was war die durchsage", "was war das für eine ansage",
                "was wurde durchgesagt", "was wurde angesagt", "wiederhole die durchsage", "wiederhol die durchsage",
                "die durchsage bitte noch einmal", "was war die ansage", "wiederhole die ansage",
            }
        ),
    },
    "fr": {
        Wanted.REST: frozenset(
            {
                "continue", "vas-y", "vas y", "poursuis", "la suite", "et ensuite", "et après", "quoi d'autre",
                "quoi encore", "continue s'il te plaît", "dis-moi la suite",
            }
        ),
        Wanted.AGAIN: frozenset(
            {
                "répète", "répète ça", "répète s'il te plaît", "tu peux répéter", "peux-tu répéter", "redis-le",
                "redis ça", "qu'est-ce que tu as dit", "qu'as-tu dit", "pardon", "je n'ai pas compris",
                "je n'ai pas entendu",
            }
        ),
        Wanted.ANNOUNCED: frozenset(
            {
                "c'était quoi cette annonce", "c'était quoi l'annonce", "quelle était l'annonce",
                "quelle était cette annonce", "répète l'annonce", "redis l'annonce", "que disait l'annonce",
                "qu'est-ce qui a été annoncé",
            }
        ),
    },
    "es": {
        Wanted.REST: frozenset(
            {
                "sigue", "continúa", "continua", "adelante", "sigue hablando", "y después", "y luego", "qué más",
                "y qué más", "prosigue", "continúa por favor", "sigue por favor",
            }
        ),
        Wanted.AGAIN: frozenset(
            {
                "repite", "repítelo", "repite eso", "repite por favor", "puedes repetir", "puedes repetirlo",
                "dilo otra vez", "cómo dices", "qué has dicho", "qué dijiste", "no te he oído", "no te he entendido",
            }
        ),
        Wanted.ANNOUNCED: frozenset(
            {
                "qué decía el anuncio", "cuál era el anuncio", "qué era ese anuncio", "repite el anuncio",
                "repite ese anuncio", "qué han anunciado", "qué se ha anunciado", "di otra vez el anuncio",
            }
        ),
    },
    "nl": {
        Wanted.REST: frozenset(
            {
                "ga door", "ga verder", "verder", "doorgaan", "praat verder", "en dan", "en verder", "wat nog meer",
                "wat nog", "vertel verder", "ga maar door",
            }
        ),
        Wanted.AGAIN: frozenset(
            {
                "herhaal", "herhaal dat", "herhaal het", "zeg dat nog eens", "zeg het nog eens",
                "zeg dat nog een keer", "wat zei je", "kun je dat herhalen", "kan je dat herhalen", "wat zeg je",
                "ik heb je niet gehoord", "ik heb je niet verstaan",
            }
        ),
        Wanted.ANNOUNCED: frozenset(
            {
                "wat was die mededeling", "wat was die omroep", "wat was die aankondiging", "herhaal de mededeling",
                "herhaal de aankondiging", "wat werd er omgeroepen", "wat is er omgeroepen", "wat was de mededeling",
            }
        ),
    },
}  # fmt: skip
"""Whole utterances, by language; English is understood everywhere. "Once more" is not among them: it may well mean
that something is to be done again."""


def wanted(text: str, language: str) -> Wanted | None:
    """Tell what of the last reply is asked for, if words are about nothing else."""
    words = bare_words(text)
    for code in (base_of(language), "en"):
        for what, phrases in PHRASES.get(code, {}).items():
            if words in phrases:
                return what
    return None


class GoOnResponder:
    """Takes a turn that asks for the rest of the place's last reply, for all of it again, or for the last
    announcement."""

    def __init__(self, replies: LastReplies, conversations: Conversations) -> None:
        self._replies = replies
        self._conversations = conversations

    async def respond(self, request: Request) -> Reply | None:
        """Say it; `None` when nothing was cut off, nothing was said, or the words answer an open question."""
        what = wanted(request.text, request.language)
        place = place_of(request)
        if what is None:
            return None
        last = self._replies.announcement(place) if what is Wanted.ANNOUNCED else self._replies.at(place)
        if last is None:
            return None
        talk = self._conversations.at(place)
        if what is Wanted.REST and talk.asked is not None:
            return None  # "Go ahead" to "Shall I unlock the door?" is a yes.
        text = last.rest if what is Wanted.REST else last.said
        if not text:
            return None
        follow_up = last.follow_up and talk.asked is not None
        if follow_up and not request.dry_run:
            self._conversations.put(place, talk)
        return Reply(sentences=spoken(text), responder="go_on", intent=what, follow_up=follow_up)

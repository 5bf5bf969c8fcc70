"""One recogniser and one set of words per language, made when first needed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hub.brain.replies import Replies
from hub.devices.model import Home
from hub.intents.recognizer import Recognizer
from hub.intents.sentences import UnknownLanguageError
from shared.endpoint import Hint


@dataclass(frozen=True, slots=True)
class Speaking:
    """What is needed to understand and answer in one language."""

    recognizer: Recognizer
    replies: Replies


class Languages:
    """Finds what a language needs; a language without sentences gets that of the household."""

    def __init__(self, home: Home, household: str) -> None:
        """Load the household's language. Raises `UnknownLanguageError`."""
        self._home = home
        self._household = household
        self._known: dict[str, Speaking] = {household: self._make(household)}

    def _make(self, language: str) -> Speaking:
        recognizer = Recognizer(self._home, language)
        return Speaking(recognizer, Replies(recognizer.sentences, self._home))

    def of(self, language: str) -> Speaking:
        """Return what a language needs; loading one takes about 0.2 s, `prepare` does it beforehand."""
        if language not in self._known:
            try:
                self._known[language] = self._make(language)
            except UnknownLanguageError:
                self._known[language] = self._known[self._household]
        return self._known[language]

    def prepare(self, languages: Iterable[str] = ()) -> None:
        """Build everything that is built late, so that no turn waits for it; blocking, fit for a thread."""
        for language in {self._household, *filter(None, languages)}:
            self.of(language).recognizer.prepare()

    def judge(self, text: str, area: str, language: str) -> Hint:
        """Say whether the words so far are a whole command or ask for more (see `Recognizer.judge`)."""
        return self.of(language).recognizer.judge(text, area)

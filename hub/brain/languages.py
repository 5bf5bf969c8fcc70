"""One understander and one set of words per language, made when first needed."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from hub.brain.asking import Asking
from hub.brain.replies import Replies
from hub.clock import Clock
from hub.devices.model import Home
from hub.engines.base import SentenceEmbedder
from hub.intents.custom import Custom
from hub.intents.model import Place
from hub.intents.recognizer import Recognizer
from hub.intents.sentences import Sentences, UnknownLanguageError
from hub.intents.understander import Understander
from hub.intents.words.model import Words, words
from shared.endpoint import Hint
from shared.errors import EngineError


@dataclass(frozen=True, slots=True)
class Speaking:
    """What is needed to understand and answer in one language."""

    understander: Understander
    replies: Replies
    asking: Asking
    words: Words

    @property
    def sentences(self) -> Sentences:
        """The language's sentences."""
        return self.understander.recognizer.sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What understanding works with besides the sentences."""

    custom: Custom = field(default_factory=Custom)
    """The household's own sentences."""
    embedder: SentenceEmbedder | None = None
    """Compares meanings; `None`: they are not compared."""
    folder: Path | None = None
    """Where the examples' vectors are kept."""
    corrected_names: bool = True
    clock: Clock = field(default_factory=Clock)
    """What day it is, for replies that name one."""


class Languages:
    """Finds what a language needs; a language without sentences gets that of the household."""

    def __init__(self, home: Home, household: str, means: Means | None = None) -> None:
        """Load the household's language. Raises `UnknownLanguageError`."""
        self._home = home
        self._household = household
        self._means = means or Means()
        self._known: dict[str, Speaking] = {household: self._make(household)}

    def _make(self, language: str) -> Speaking:
        means = self._means
        understander = Understander(
            self._home,
            language,
            recognizer=Recognizer(self._home, language, means.custom),
            embedder=means.embedder,
            folder=means.folder,
            examples=means.custom.examples_of(language),
            corrected_names=means.corrected_names,
        )
        sentences = understander.recognizer.sentences
        return Speaking(
            understander,
            Replies(sentences, self._home, means.clock),
            Asking(sentences.language, self._home, means.clock),
            words(sentences.language),
        )

    def of(self, language: str) -> Speaking:
        """Return what a language needs; loading one takes about 0.2 s, `prepare` does it beforehand."""
        if language not in self._known:
            try:
                self._known[language] = self._make(language)
            except UnknownLanguageError:
                self._known[language] = self._known[self._household]
        return self._known[language]

    def adopt(self, custom: Custom) -> None:
        """Understand other own sentences from now on; blocking, fit for a thread (a second or two a language)."""
        fresh = Languages(self._home, self._household, replace(self._means, custom=custom))
        fresh.prepare(tuple(self._known))
        with suppress(EngineError):
            fresh.prepare_meaning()
        self._means, self._known = fresh._means, fresh._known

    def prepare(self, languages: Iterable[str] = ()) -> None:
        """Build everything that is built late, so that no turn waits for it; blocking, fit for a thread."""
        for language in {self._household, *filter(None, languages)}:
            self.of(language).understander.prepare()

    def prepare_meaning(self) -> None:
        """Prepare the comparing of meanings in every language in use; blocking. Raises `EngineError`."""
        for speaking in list(self._known.values()):
            speaking.understander.prepare_meaning()

    def judge(self, text: str, place: Place, language: str) -> Hint:
        """Say whether the words so far are a whole command or ask for more (see `Understander.judge`)."""
        return self.of(language).understander.judge(text, place)

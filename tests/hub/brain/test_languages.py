"""Languages that are made when first needed, and the household's sentences that change meanwhile."""

from __future__ import annotations

from hub.automations.sentences import with_sentences
from hub.brain.languages import Languages
from hub.intents.custom import Custom
from hub.intents.model import Place
from tests.hub.automations.scenario import good
from tests.hub.house import house

SPOKEN = "evening:\n  triggers: [sentence: time for bed]\n  actions: []\n"


def test_other_sentences_are_adopted_after_a_language_without_sentences_was_asked_for() -> None:
    languages = Languages(house(), "en")
    assert languages.of("tlh") is languages.of("en")
    languages.adopt(with_sentences(Custom(), good(SPOKEN).automations.values(), "en"))
    for language in ("en", "tlh"):
        [intent] = languages.of(language).understander.understand(["time for bed"], Place()).intents
        assert intent.slots["automation"] == "evening"

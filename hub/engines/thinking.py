"""What a model thinks aloud is not for the room: cut out of a stream of text, wherever the pieces end. Pure."""

from __future__ import annotations

import re

_OPEN = re.compile(r"<(think|thinking|thought|reasoning)>", re.IGNORECASE)
_LONGEST = len("</reasoning>")


class Thoughts:
    """Takes pieces of text and gives back what is outside `<think>…</think>` and its like.

    At most the length of a tag is held back.
    """

    def __init__(self) -> None:
        self._held = ""
        self._close = ""
        self._begins = False
        """A thought has just ended; white space after it belongs to it."""

    def without(self, text: str) -> str:
        """Take the next piece; return what is certainly no thought."""
        self._held += text
        said = ""
        while True:
            if self._close:
                end = self._held.lower().find(self._close)
                if end < 0:
                    self._held = self._held[-_LONGEST:]
                    return said
                self._held, self._close, self._begins = self._held[end + len(self._close) :], "", True
            if self._begins:
                self._held = self._held.lstrip()
                self._begins = not self._held
            begin = _OPEN.search(self._held)
            if begin is None:
                break
            said += self._held[: begin.start()]
            self._held, self._close = self._held[begin.end() :], f"</{begin[1].lower()}>"
        keep = self._beginning_of_tag()
        said, self._held = said + self._held[: len(self._held) - keep], self._held[len(self._held) - keep :]
        return said

    def rest(self) -> str:
        """Return what was held back, at the end of the text; a thought without end is dropped."""
        said, self._held = "" if self._close else self._held, ""
        return said

    def _beginning_of_tag(self) -> int:
        """Return how many characters at the end may begin a tag."""
        begin = self._held.rfind("<", -_LONGEST)
        if begin < 0:
            return 0
        tail = self._held[begin:].lower()
        tags = ("<think>", "<thinking>", "<thought>", "<reasoning>")
        return len(tail) if any(tag.startswith(tail) for tag in tags) else 0

"""`!secret name`: values kept out of the configuration, in `secrets.yaml` beside it."""

from __future__ import annotations

from pathlib import Path

from shared.config import located
from shared.config.files import read_text
from shared.config.located import Mapping, Place, Scalar
from shared.errors import ConfigProblem
from shared.nearest import nearest

FILE = "secrets.yaml"


class Secrets:
    """Looks secrets up; the files are read when the first is asked for.

    Under systemd the file may be readable for root alone and be passed as a credential (`LoadCredential=`); what is
    in there wins.
    """

    def __init__(self, config: Path | None, credentials: str = "") -> None:
        """`config` is the file that uses them, `credentials` systemd's `$CREDENTIALS_DIRECTORY`."""
        self._beside = config.parent / FILE if config else None
        self._credential = Path(credentials) / FILE if credentials else None
        self._values: dict[str, Scalar] | None = None
        self.problems: list[ConfigProblem] = []

    def find(self, use: Scalar, key: str) -> Scalar | None:
        """Return the value for `!secret use.text` of option `key`; None after noting why there is none."""
        if self._values is None:
            self._values = self._read()
        found = self._values.get(use.text)
        if found is not None:
            return Scalar(use.place, found.text, found.plain, is_secret=True)
        where = str(self._beside or FILE)
        reason = f"secret {use.text} is not in {where}"
        if self._beside and not self._beside.exists() and not self._values:
            reason = f"secret {use.text} is wanted, but there is no {where}"
        if near := nearest(use.text, self._values):
            reason += f"; did you mean {near}?"
        self.problems.append(ConfigProblem(str(use.place), key, reason))
        return None

    def _read(self) -> dict[str, Scalar]:
        values: dict[str, Scalar] = {}
        for path in (self._beside, self._credential):
            if path is None or not path.exists():
                continue
            text, problem = read_text(path)
            if problem and path == self._beside and self._credential and self._credential.exists():
                continue
            tree, problems = located.parse(text, Place(str(path), 1))
            self.problems += [problem] if problem else problems
            for name, node in tree.entries.items() if isinstance(tree, Mapping) else ():
                if isinstance(node, Scalar) and not node.is_secret:
                    values[name] = node
                else:
                    reason = "a secret is one value, not a section, a list or another secret"
                    self.problems.append(ConfigProblem(str(node.place), name, reason))
        return values

"""Groups of the configuration: devices that are called by one name, and the state they show together. Pure, no I/O."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from hub import config
from hub.devices.model import Capability, Device, Kind, Span, State

_TELLING = (
    "triggered", "jammed", "error", "on", "cleaning", "mowing", "opening", "closing", "open", "unlocking", "unlocked",
    "returning", "paused",
)  # fmt: skip
"""Of members in different states the one that shows what is going on: a group with one lamp on is on."""


def kind_of(device_id: str) -> Kind | None:
    """Return the kind that an id begins with; `None` for what is no device id."""
    kind, dot, name = device_id.partition(".")
    return Kind(kind) if dot and name and kind in set(Kind) else None


class Groups:
    """The groups of the configuration, with groups inside groups written out."""

    def __init__(self, configured: Mapping[str, config.Group]) -> None:
        """Take `groups`; what is wrong there is in `problems`, and the group then has the members that are right."""
        self._configured = configured
        self.problems: list[str] = []
        kinds = {key: self._kind(key, ()) for key in configured}
        self.ids: dict[str, str] = {key: f"{kind}.{key.replace('-', '_')}" for key, kind in kinds.items()}
        """Device ids by key of the configuration."""
        self._keys = {device_id: key for key, device_id in self.ids.items()}
        self.members: dict[str, tuple[str, ...]] = {}
        """Ids of the devices in each group, by its own id; never a group."""
        for key, device_id in self.ids.items():
            self.members[device_id] = tuple(dict.fromkeys(self._flat(key, ())))
            if not configured[key].members:
                self.problems.append(f"groups.{key}.members: is empty")
            for each in configured[key].members:
                if kind_of(each) is None:
                    self.problems.append(f"groups.{key}.members: {each} is no device id, such as light.kitchen")

    def _nested(self, device_id: str) -> str | None:
        """Return the key of the group that an id names."""
        name = device_id.partition(".")[2]
        found = next((key for key in self._configured if key.replace("-", "_") == name), None)
        return found if found is not None and device_id == f"{self._kind(found, ())}.{name}" else None

    def _kind(self, key: str, above: tuple[str, ...]) -> Kind:
        kinds = {kind for each in self._configured[key].members if (kind := kind_of(each)) is not None}
        return kinds.pop() if len(kinds) == 1 else Kind.SWITCH

    def _flat(self, key: str, above: tuple[str, ...]) -> Iterable[str]:
        for each in self._configured[key].members:
            inner = self._nested(each)
            if inner is None:
                if kind_of(each) is not None:
                    yield each
            elif inner == key or inner in above:
                self.problems.append(f"groups.{key}.members: {each} holds itself")
            else:
                yield from self._flat(inner, (*above, key))

    def devices(self, known: Mapping[str, Device]) -> list[Device]:
        """Make a device of every group out of the members that exist; areas are as configured."""
        return [
            _device(key, self._configured[key], device_id, self.members[device_id], known)
            for key, device_id in self.ids.items()
        ]

    def missing(self, known: Mapping[str, Device]) -> list[str]:
        """Name the members that do not exist (yet)."""
        return [
            f"groups.{self._keys[group]}.members: there is no device {each}"
            for group, members in self.members.items()
            for each in members
            if each not in known
        ]


def _device(
    key: str, group: config.Group, device_id: str, members: tuple[str, ...], known: Mapping[str, Device]
) -> Device:
    found = [known[each] for each in members if each in known]
    kind = Kind(device_id.partition(".")[0])
    alike = all(each.kind is kind for each in found)
    classes = {each.device_class for each in found}
    words: dict[str, tuple[str, ...]] = {}
    spans: dict[str, Span] = {}
    can: frozenset[Capability] = frozenset({Capability.ON_OFF})
    if found and alike:
        can = frozenset().union(*(each.capabilities for each in found))
        for each in found:
            for of, options in each.options.items():
                words[of] = tuple(dict.fromkeys((*words.get(of, ()), *options)))
            for of, span in each.ranges.items():
                spans[of] = _wider(spans[of], span) if of in spans else span
    return Device(
        id=device_id,
        name=group.name or key.replace("_", " ").replace("-", " ").strip().capitalize(),
        kind=kind,
        aliases=group.aliases,
        area=group.area,
        device_class=classes.pop() if alike and len(classes) == 1 else "",
        capabilities=can,
        options=words,
        ranges=spans,
        members=members,
        assumed=bool(found) and all(each.assumed for each in found),
        source=f"groups.{key}",
    )


def _wider(one: Span, other: Span) -> Span:
    return Span(min(one.low, other.low), max(one.high, other.high), min(one.step, other.step))


def state(members: Sequence[State]) -> State:
    """Return what members show together: `on` if any is on, the mean of the numbers of those that are.

    Unknown and unreachable members are left out; the group is unreachable when all are.
    """
    there = [each for each in members if each.available]
    known = [each for each in there if each.value is not None]
    values = {each.value for each in known}
    value = next((each for each in _TELLING if each in values), next(iter(sorted(map(str, values))), None))
    same = [each for each in known if each.value == value] or there
    attributes: dict[str, object] = {}
    for name in sorted({name for each in same for name in each.attributes}):
        said = [each.attributes[name] for each in same if name in each.attributes]
        numbers = [each for each in said if isinstance(each, int | float) and not isinstance(each, bool)]
        if len(numbers) == len(said):
            mean = round(sum(numbers) / len(numbers), 1)
            attributes[name] = int(mean) if mean == int(mean) else mean
        elif all(each == said[0] for each in said):
            attributes[name] = said[0]
    return State(value=value, attributes=attributes, available=bool(there) or not members)

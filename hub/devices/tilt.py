"""The slats of a cover: percent outside, `tilt_min` to `tilt_max` on the wire."""

from __future__ import annotations

from hub.devices.options import BadOption, Options


class Tilt:
    """What a cover's options say of its slats. The scale is `tilt_min` (0 %) to `tilt_max` (100 %)."""

    def __init__(self, options: Options) -> None:
        """Raise `BadOption` when the scale has no length."""
        self.topic = options.topic("tilt_command_topic")
        self.template = options.template("tilt_command_template")
        self._low = options.number("tilt_min", 0)
        self._high = options.number("tilt_max", 100)
        if self._low == self._high:
            raise BadOption("tilt_max", "is the same as tilt_min")
        self._closed = options.number("tilt_closed_value", self._low)
        self._opened = options.number("tilt_opened_value", self._high)
        self.stop = options.text("payload_stop_tilt", "")
        self.reported = not options.flag("tilt_optimistic")
        self.ends = {"tilt_min": int(self._low), "tilt_max": int(self._high)}
        """What command templates are told of the scale."""
        self.tolerance = 50 / abs(self._high - self._low)
        """Half a step of the scale, in percent."""

    def to_value(self, percent: float) -> int:
        """Convert for the wire. Wholly closed and open are what the cover names so, wherever they are on its scale."""
        if percent in (0, 100):
            return round(self._opened if percent else self._closed)
        return round(self._low + (self._high - self._low) * percent / 100)

    def to_percent(self, value: float) -> int:
        """Convert from the wire; what is off the scale counts as its end."""
        share = (value - self._low) / (self._high - self._low)
        return round(max(0.0, min(1.0, share)) * 100)

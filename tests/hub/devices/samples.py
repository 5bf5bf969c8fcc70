"""One full configuration for each component type, from which the property test makes mangled ones."""

from __future__ import annotations

from typing import Any

from hub.devices.model import Kind

COMMON: dict[str, Any] = {
    "~": "base",
    "name": "Thing",
    "uniq_id": "id1",
    "cmd_t": "~/set",
    "stat_t": "~/state",
    "val_tpl": "{{ value_json.state }}",
    "avty": [{"t": "~/online", "val_tpl": "{{ value_json.state }}"}, {"t": "bridge/online", "pl_avail": "up"}],
    "avty_mode": "all",
    "dev": {"ids": ["d1"], "name": "Device", "sa": "Kitchen", "cns": [["mac", "02:00"]]},
    "o": {"name": "maker"},
    "ret": True,
    "qos": 1,
}
OWN: dict[Kind, dict[str, Any]] = {
    Kind.LIGHT: {
        "schema": "json", "brightness": True, "bri_scl": 254, "sup_clrm": ["xy", "color_temp"], "fx_list": ["blink"],
        "min_mirs": 150, "max_mirs": 500, "bri_cmd_t": "~/bri", "rgb_cmd_t": "~/rgb", "on_cmd_type": "first",
        "cmd_on_tpl": "on", "cmd_off_tpl": "off",
    },
    Kind.SWITCH: {"pl_on": 1, "pl_off": 0, "stat_on": "on", "opt": False},
    Kind.COVER: {
        "pos_t": "~/pos", "set_pos_t": "~/setpos", "pos_open": 0, "pos_clsd": 255, "pl_stop": None,
        "tilt_cmd_t": "~/tilt", "tilt_status_t": "~/tilted", "tilt_min": 0, "tilt_max": 90,
    },
    Kind.VALVE: {"pos": True, "pos_open": 100, "pos_clsd": 0, "pl_stop": "STOP"},
    Kind.FAN: {
        "pct_cmd_t": "~/pct", "pct_stat_t": "~/pcts", "spd_rng_min": 1, "spd_rng_max": 3, "pr_modes": ["auto"],
        "pr_mode_cmd_t": "~/mode", "osc_cmd_t": "~/osc", "dir_cmd_t": "~/dir",
    },
    Kind.CLIMATE: {
        "mode_cmd_t": "~/mode", "mode_stat_t": "~/modes", "modes": ["off", "heat"], "temp_cmd_t": "~/temp",
        "temp_stat_t": "~/temps", "min_temp": 5, "max_temp": 30, "temp_step": 0.5, "curr_temp_t": "~/now",
        "fan_mode_cmd_t": "~/fan", "fan_modes": ["low"], "pr_modes": ["eco"], "pr_mode_cmd_t": "~/preset",
    },
    Kind.WATER_HEATER: {"modes": ["off", "eco"], "mode_cmd_t": "~/m", "temp_cmd_t": "~/t", "pow_cmd_t": "~/p"},
    Kind.HUMIDIFIER: {"hum_cmd_t": "~/h", "hum_stat_t": "~/hs", "modes": ["auto"], "mode_cmd_t": "~/m", "min_hum": 10},
    Kind.LOCK: {"code_format": "^[0-9]{4}$", "pl_open": "OPEN", "stat_locked": "locked"},
    Kind.ALARM: {"code": "1234", "sup_feat": ["arm_home"], "cmd_tpl": "{{ action }} {{ code }}"},
    Kind.SIREN: {"av_tones": ["ring"], "sup_dur": True, "stat_val_tpl": "{{ value }}"},
    Kind.VACUUM: {
        "sup_feat": ["start", "pause", "fan_speed", "locate"], "fanspd_lst": ["low"], "set_fan_spd_t": "~/fan",
    },
    Kind.LAWN_MOWER: {"strt_mw_cmd_t": "~/start", "dock_cmd_t": "~/dock", "act_stat_t": "~/activity"},
    Kind.SCENE: {"pl_on": "GO"},
    Kind.BUTTON: {"pl_prs": "PRESS", "cmd_tpl": "{{ value }}"},
    Kind.NUMBER: {"min": 0, "max": 10, "step": 0.5, "unit_of_meas": "s", "cmd_tpl": "{{ value | float }}"},
    Kind.SELECT: {"ops": ["a", "b"]},
    Kind.TEXT: {"min": 1, "max": 20, "ptrn": "^[a-z]+$"},
    Kind.SENSOR: {"unit_of_meas": "°C", "exp_aft": 60, "dev_cla": "temperature"},
    Kind.BINARY_SENSOR: {"off_dly": 5, "dev_cla": "motion"},
    Kind.EVENT: {"evt_typ": ["press"]},
    Kind.UPDATE: {"l_ver_t": "~/latest", "l_ver_tpl": "{{ value }}"},
    Kind.NOTIFY: {},
    Kind.TAG: {"t": "~/tag"},
    Kind.CAMERA: {"t": "~/picture"},
    Kind.IMAGE: {"img_t": "~/image"},
    Kind.DEVICE_TRACKER: {"pl_home": "here", "src_type": "gps"},
    Kind.DEVICE_AUTOMATION: {"atype": "trigger", "t": "~/action", "type": "press", "stype": "button_1"},
    Kind.DATE: {},
    Kind.TIME: {},
    Kind.DATETIME: {},
}  # fmt: skip
SAMPLES = {kind: {**COMMON, **OWN[kind]} for kind in Kind}

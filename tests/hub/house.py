"""A house of several rooms in five languages, as the tables of sentences know it."""

from __future__ import annotations

import msgspec

from hub.devices.model import Area, Capability, Device, Kind
from hub.devices.policies import policy
from tests.fakes.home import MemoryHome

DIMMABLE = frozenset({Capability.ON_OFF, Capability.BRIGHTNESS})
COLOUR = DIMMABLE | {Capability.COLOR, Capability.COLOR_TEMPERATURE}
BLIND = frozenset({Capability.OPEN_CLOSE, Capability.STOP, Capability.POSITION})
ON_OFF = frozenset({Capability.ON_OFF})

_NAMES = {
    "en": (
        "Kitchen|Living room|Bedroom|Hallway|Garage|Bathroom|upstairs|downstairs|lounge",
        "Ceiling light|Kitchen worktop|Floor lamp|Living room TV|Bedroom light|Bedside lamp|Hallway light"
        "|Kitchen blind|Living room blinds|Garage door|Living room thermostat|Kitchen temperature|Bathroom humidity"
        "|Front door|Window contact|Bedroom fan|Coffee machine|Bathroom heater|Bedroom thermostat|Secret lamp",
    ),
    "de": (
        "Küche|Wohnzimmer|Schlafzimmer|Flur|Garage|Bad|Obergeschoss|Erdgeschoss|Stube",
        "Deckenlicht|Arbeitslicht|Stehlampe|Fernseher|Schlafzimmerlicht|Nachttischlampe|Flurlicht"
        "|Küchenrollo|Wohnzimmer Rollladen|Garagentor|Wohnzimmer Thermostat|Küchentemperatur|Luftfeuchtigkeit"
        "|Haustür|Fensterkontakt|Ventilator|Kaffeemaschine|Badheizung|Schlafzimmer Thermostat|Geheimlampe",
    ),
    "fr": (
        "Cuisine|Salon|Chambre|Couloir|Garage|Salle de bain|étage|rez-de-chaussée|séjour",
        "Plafonnier|Plan de travail|Lampadaire|Télé|Lampe de la chambre|Lampe de chevet|Lampe du couloir"
        "|Store de la cuisine|Volet du salon|Porte du garage|Thermostat du salon|Température de la cuisine|Humidité"
        "|Porte d'entrée|Contact de fenêtre|Ventilateur de la chambre|Machine à café|Chauffage de la salle de bain"
        "|Thermostat de la chambre|Lampe secrète",
    ),
    "es": (
        "Cocina|Salón|Dormitorio|Pasillo|Garaje|Baño|arriba|abajo|sala de estar",
        "Luz del techo|Encimera|Lámpara de pie|Televisor|Luz del dormitorio|Lámpara de noche|Luz del pasillo"
        "|Estor de la cocina|Persiana del salón|Puerta del garaje|Termostato del salón|Temperatura de la cocina|Humedad"
        "|Puerta principal|Contacto de ventana|Ventilador del dormitorio|Cafetera|Calefactor del baño"
        "|Termostato del dormitorio|Lámpara secreta",
    ),
    "nl": (
        "Keuken|Woonkamer|Slaapkamer|Gang|Garage|Badkamer|boven|beneden|zitkamer",
        "Plafondlamp|Werkblad|Staande lamp|Televisie|Slaapkamerlamp|Nachtlampje|Ganglamp"
        "|Keukengordijn|Woonkamer rolluik|Garagedeur|Woonkamer thermostaat|Keukentemperatuur|Luchtvochtigheid"
        "|Voordeur|Raamcontact|Ventilator|Koffiezetapparaat|Badkamerkachel|Slaapkamer thermostaat|Geheime lamp",
    ),
}


def house(language: str = "en") -> MemoryHome:
    """Six rooms on two floors; names in the language, ids always the same."""
    rooms, things = (names.split("|") for names in _NAMES[language])
    areas = [
        Area(id="kitchen", name=rooms[0], floor=rooms[7]),
        Area(id="living", name=rooms[1], floor=rooms[7], aliases=(rooms[8],)),
        Area(id="bedroom", name=rooms[2], floor=rooms[6]),
        Area(id="hallway", name=rooms[3], floor=rooms[7]),
        Area(id="garage", name=rooms[4], floor=rooms[7]),
        Area(id="bathroom", name=rooms[5], floor=rooms[6]),
    ]
    rows: list[tuple[str, Kind, str, frozenset[Capability], str, str]] = [
        ("light.ceiling", Kind.LIGHT, "kitchen", COLOUR, "", ""),
        ("light.worktop", Kind.LIGHT, "kitchen", DIMMABLE, "", ""),
        ("light.floor", Kind.LIGHT, "living", COLOUR, "", ""),
        ("switch.tv", Kind.SWITCH, "living", ON_OFF, "", ""),
        ("light.bedroom", Kind.LIGHT, "bedroom", DIMMABLE, "", ""),
        ("light.bedside", Kind.LIGHT, "bedroom", DIMMABLE, "", ""),
        ("light.hallway", Kind.LIGHT, "hallway", ON_OFF, "", ""),
        ("cover.kitchen", Kind.COVER, "kitchen", BLIND, "blind", ""),
        ("cover.living", Kind.COVER, "living", BLIND, "shutter", ""),
        ("cover.garage", Kind.COVER, "garage", frozenset({Capability.OPEN_CLOSE}), "garage", ""),
        ("climate.living", Kind.CLIMATE, "living", frozenset({Capability.TARGET_TEMPERATURE}), "", ""),
        ("sensor.kitchen_temperature", Kind.SENSOR, "kitchen", frozenset(), "temperature", "°C"),
        ("sensor.humidity", Kind.SENSOR, "bathroom", frozenset(), "humidity", "%"),
        ("lock.front", Kind.LOCK, "hallway", frozenset({Capability.LOCK}), "", ""),
        ("binary_sensor.window", Kind.BINARY_SENSOR, "bedroom", frozenset(), "window", ""),
        ("fan.bedroom", Kind.FAN, "bedroom", frozenset({Capability.ON_OFF, Capability.SPEED}), "", ""),
        ("switch.coffee", Kind.SWITCH, "kitchen", ON_OFF, "", ""),
        ("switch.heater", Kind.SWITCH, "bathroom", ON_OFF, "", ""),
        ("climate.bedroom", Kind.CLIMATE, "bedroom", frozenset({Capability.TARGET_TEMPERATURE}), "", ""),
        ("light.secret", Kind.LIGHT, "kitchen", ON_OFF, "", ""),
    ]
    home = MemoryHome(
        [
            _guarded(Device(
                id=id_, kind=kind, area=area, capabilities=can, device_class=cls, unit=unit, name=name,
                exposed=id_ != "light.secret",
            ))
            for (id_, kind, area, can, cls, unit), name in zip(rows, things, strict=True)
        ],
        areas,
    )  # fmt: skip
    for id_, kind, *_ in rows:
        if kind in (Kind.LIGHT, Kind.SWITCH, Kind.FAN):
            home.put(id_, "off")
    home.put("light.floor", "on", brightness=80)
    home.put("cover.kitchen", "closed", position=0)
    home.put("cover.living", "open", position=100)
    home.put("cover.garage", "closed")
    home.put("climate.living", "heat", temperature=20, current_temperature=19.5)
    home.put("climate.bedroom", "off", temperature=17, current_temperature=18)
    home.put("sensor.kitchen_temperature", "21.53")
    home.put("sensor.humidity", "48")
    home.put("lock.front", "locked")
    home.put("binary_sensor.window", "on")
    return home


def _guarded(device: Device) -> Device:
    """Give a device the policy that the registry gives it where the household says nothing."""
    return msgspec.structs.replace(device, policy=policy(device, {}))

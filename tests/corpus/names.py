"""What the people of the corpus' home call its rooms and things, in five languages: name/alias/alias.

Names are as households and producers leave them: short, doubled, in the plural, with a room's name in them, or straight
from a factory (`TRADFRI bulb E27 WS`, `LYWSD03MMC`).
"""

from __future__ import annotations

from collections.abc import Mapping

LANGUAGES = ("en", "de", "fr", "es", "nl")

_AREAS = """
living | Living room/lounge/sitting room | Wohnzimmer/Stube | Salon/séjour | Salón/sala de estar | Woonkamer/zitkamer
kitchen | Kitchen | Küche | Cuisine | Cocina | Keuken
dining | Dining room | Esszimmer | Salle à manger | Comedor | Eetkamer
hallway | Hallway/hall/entrance | Flur/Diele/Eingang | Couloir/entrée | Pasillo/entrada | Gang/hal
utility | Utility room/laundry room/laundry | Waschküche/Hauswirtschaftsraum | Buanderie | Lavadero | Bijkeuken/washok
bedroom | Bedroom/main bedroom/master bedroom | Schlafzimmer | Chambre/chambre parentale | Dormitorio | Slaapkamer
kids | Kids' room/children's room/nursery/Emma's room | Kinderzimmer/Emmas Zimmer | Chambre d'enfant/chambre d'Emma | Cuarto de los niños/habitación de Emma | Kinderkamer/Emma's kamer
office | Office/study | Büro/Arbeitszimmer | Bureau | Despacho/oficina | Kantoor/werkkamer
bathroom | Bathroom | Bad/Badezimmer | Salle de bain/salle de bains | Baño/cuarto de baño | Badkamer
garage | Garage | Garage | Garage | Garaje | Garage
cellar | Cellar/basement room | Keller | Cave | Bodega | Kelder
garden | Garden/yard/outside | Garten/draußen | Jardin/dehors | Jardín/fuera | Tuin/buiten
"""  # noqa: E501

_FLOORS = """
ground | Downstairs/ground floor | Erdgeschoss/unten | Rez-de-chaussée/en bas | Planta baja/abajo | Begane grond/beneden
upper | Upstairs/first floor | Obergeschoss/oben | Étage/en haut/premier étage | Planta de arriba/arriba/primer piso | Bovenverdieping/boven/eerste verdieping
under | Basement | Untergeschoss/Kellergeschoss | Sous-sol | Sótano | Souterrain/kelderverdieping
"""  # noqa: E501

_DEVICES = """
light.kitchen_ceiling | Ceiling light | Deckenlicht | Plafonnier | Luz del techo | Plafondlamp
light.kitchen_counter | Counter lights/worktop lights | Arbeitslicht | Plan de travail | Luces de la encimera | Werkbladlampen
light.living_ceiling | Ceiling light | Deckenlicht | Plafonnier | Luz del techo | Plafondlamp
light.living_floor_lamp | Floor lamp/standing lamp | Stehlampe | Lampadaire | Lámpara de pie | Staande lamp
light.living_tv | TV backlight | Fernsehlicht | Rétroéclairage | Luz de ambiente | Televisieverlichting
light.living_reading | TRADFRI bulb E27 WS/reading lamp | TRADFRI bulb E27 WS/Leselampe | TRADFRI bulb E27 WS/liseuse | TRADFRI bulb E27 WS/lámpara de lectura | TRADFRI bulb E27 WS/leeslamp
light.dining_pendant | Pendant lamp | Pendelleuchte | Suspension | Lámpara colgante | Hanglamp
light.dining_old | Kitchen lamp | Küchenlampe | Lampe de la cuisine | Lámpara de la cocina | Keukenlamp
light.hallway | Hallway light | Flurlicht | Lampe du couloir | Luz del pasillo | Ganglamp
light.bedroom_ceiling | Bedroom light | Schlafzimmerlicht | Lampe de la chambre | Luz del dormitorio | Slaapkamerlamp
light.bedside_left | Left bedside lamp | Linke Nachttischlampe | Lampe de chevet gauche | Lámpara de noche izquierda | Linker nachtlampje
light.bedside_right | Right bedside lamp | Rechte Nachttischlampe | Lampe de chevet droite | Lámpara de noche derecha | Rechter nachtlampje
light.kids_sun | Sun | Sonne | Soleil | Sol | Zon
light.kids_night | Night light | Nachtlicht | Veilleuse | Luz nocturna | Nachtlicht
light.office_desk | Desk lamp | Schreibtischlampe | Lampe de bureau | Flexo | Bureaulamp
light.bathroom | Bathroom light | Badlicht | Lampe de la salle de bain | Luz del baño | Badkamerlamp
light.bathroom_mirror | Mirror light | Spiegellicht | Miroir | Luz del espejo | Spiegellamp
light.garage | Garage light | Garagenlicht | Lampe du garage | Luz del garaje | Garagelamp
light.cellar | Cellar light | Kellerlicht | Lampe de la cave | Luz de la bodega | Kelderlamp
light.garden_string | String lights/fairy lights | Lichterkette | Guirlande | Guirnalda de luces | Lichtslinger
light.porch | Porch light | Außenlampe/Außenlicht | Lampe du perron | Luz del porche | Buitenlamp
switch.tv | TV/television | Fernseher | Télé/télévision | Televisor/tele | Televisie/tv
switch.christmas_tree | Christmas tree | Weihnachtsbaum | Sapin de Noël/sapin | Árbol de Navidad | Kerstboom
switch.coffee | Coffee machine/coffee maker | Kaffeemaschine | Machine à café/cafetière | Cafetera | Koffiezetapparaat
switch.oven | Oven | Backofen/Ofen | Four | Horno | Oven
switch.washing_machine | Washing machine/washer | Waschmaschine | Machine à laver/lave-linge | Lavadora | Wasmachine
switch.towel_rail | Towel rail | Handtuchheizkörper | Sèche-serviettes | Toallero | Handdoekradiator
switch.fountain | Fountain | Springbrunnen | Fontaine | Fuente | Fontein
switch.printer | Shelly Plug S 2/printer | Shelly Plug S 2/Drucker | Shelly Plug S 2/imprimante | Shelly Plug S 2/impresora | Shelly Plug S 2/printer
cover.living_left | Left blind | Linke Jalousie | Store gauche | Estor izquierdo | Linker rolgordijn
cover.living_right | Right blind | Rechte Jalousie | Store droit | Estor derecho | Rechter rolgordijn
cover.kitchen | Kitchen blind | Küchenrollo | Store de la cuisine | Estor de la cocina | Keukenrolgordijn
cover.bedroom_shutters | Bedroom shutters | Schlafzimmerrollladen | Volets de la chambre | Persianas del dormitorio | Slaapkamerrolluiken
cover.bedroom_curtains | Curtains | Vorhänge | Rideaux | Cortinas | Gordijnen
cover.kids_shutter | Shutter | Rollladen | Volet | Persiana | Rolluik
cover.office_venetian | Venetian blind | Lamellen | Store vénitien | Veneciana | Jaloezie
cover.skylight | Skylight | Dachfenster | Velux | Claraboya | Dakraam
cover.garage | Garage door | Garagentor | Porte du garage | Puerta del garaje | Garagedeur
cover.gate | Driveway gate/gate | Einfahrtstor/Hoftor | Portail | Portón/verja | Oprijpoort/poort
cover.awning | Awning | Markise | Auvent | Toldo | Zonnescherm
valve.sprinkler | Lawn sprinkler/sprinkler | Rasensprenger | Arrosage | Aspersor/riego | Tuinsproeier/sproeier
valve.main | Water main/main water valve | Hauptwasserhahn | Vanne d'eau principale | Llave general del agua | Hoofdkraan
climate.living | Living room thermostat | Wohnzimmerthermostat | Thermostat du salon | Termostato del salón | Woonkamerthermostaat
climate.bedroom | Bedroom thermostat | Schlafzimmerthermostat | Thermostat de la chambre | Termostato del dormitorio | Slaapkamerthermostaat
climate.bathroom | Underfloor heating | Fußbodenheizung | Plancher chauffant | Suelo radiante | Vloerverwarming
climate.office | Air conditioner/air conditioning/AC | Klimaanlage | Climatisation/clim | Aire acondicionado | Airco
water_heater.boiler | Boiler/hot water/water heater | Boiler/Warmwasser | Chauffe-eau/ballon | Calentador | Boiler/warm water
fan.living | Tower fan | Turmventilator | Ventilateur colonne | Ventilador de torre | Torenventilator
fan.bedroom | Ceiling fan | Deckenventilator | Ventilateur de plafond | Ventilador de techo | Plafondventilator
fan.bathroom | Extractor fan/extractor | Lüfter | Extracteur/VMC | Extractor | Afzuiger
humidifier.kids | Humidifier | Luftbefeuchter | Humidificateur | Humidificador | Luchtbevochtiger
humidifier.cellar | Dehumidifier | Luftentfeuchter | Déshumidificateur | Deshumidificador | Luchtontvochtiger
lock.front | Front door | Haustür | Porte d'entrée | Puerta principal | Voordeur
lock.back | Back door | Hintertür | Porte de derrière | Puerta trasera | Achterdeur
alarm_control_panel.house | Alarm/alarm system/burglar alarm | Alarmanlage/Alarm | Alarme | Alarma | Alarm/alarminstallatie
siren.house | Siren | Sirene | Sirène | Sirena | Sirene
vacuum.rosie | Rosie/vacuum/vacuum cleaner/robot vacuum/hoover | Rosie/Staubsauger/Saugroboter | Rosie/aspirateur/robot aspirateur | Rosie/aspiradora/robot aspirador | Rosie/stofzuiger/robotstofzuiger
lawn_mower.shaun | Mower/lawn mower/robot mower/Shaun | Mähroboter/Rasenmäher/Shaun | Tondeuse/robot tondeuse/Shaun | Cortacésped/robot cortacésped/Shaun | Grasmaaier/robotmaaier/Shaun
scene.movie | Movie night/film night | Filmabend | Soirée cinéma | Noche de cine | Filmavond
button.espresso | Brew espresso | Espresso brühen | Préparer un espresso | Preparar un expreso | Espresso zetten
button.cat_feeder | Feed the cat/cat feeder | Katze füttern | Nourrir le chat | Dar de comer al gato | Kat voeren
number.aquarium | Aquarium temperature | Aquariumtemperatur | Température de l'aquarium | Temperatura del acuario | Aquariumtemperatuur
number.doorbell | Doorbell volume | Klingellautstärke | Volume de la sonnette | Volumen del timbre | Volume van de deurbel
select.washer | Washing programme/wash program | Waschprogramm | Programme de lavage | Programa de lavado | Wasprogramma
text.hall_display | Hall display | Flurdisplay | Afficheur de l'entrée | Pantalla de la entrada | Halscherm
sensor.living_temperature | Living room temperature | Wohnzimmertemperatur | Température du salon | Temperatura del salón | Woonkamertemperatuur
sensor.kitchen_temperature | Kitchen temperature | Küchentemperatur | Température de la cuisine | Temperatura de la cocina | Keukentemperatuur
sensor.bedroom_temperature | LYWSD03MMC 4A21 Temperature | LYWSD03MMC 4A21 Temperature | LYWSD03MMC 4A21 Temperature | LYWSD03MMC 4A21 Temperature | LYWSD03MMC 4A21 Temperature
sensor.kids_temperature | Emma's room temperature | Temperatur in Emmas Zimmer | Température chez Emma | Temperatura de Emma | Temperatuur bij Emma
sensor.cellar_temperature | Cellar temperature | Kellertemperatur | Température de la cave | Temperatura de la bodega | Keldertemperatuur
sensor.outdoor_temperature | Outdoor temperature/outside temperature | Außentemperatur | Température extérieure | Temperatura exterior | Buitentemperatuur
sensor.bathroom_humidity | Bathroom humidity | Luftfeuchtigkeit im Bad | Humidité de la salle de bain | Humedad del baño | Luchtvochtigheid badkamer
sensor.cellar_humidity | Cellar humidity | Luftfeuchtigkeit im Keller | Humidité de la cave | Humedad de la bodega | Luchtvochtigheid kelder
sensor.office_co2 | Office CO2 | CO2 im Büro | CO2 du bureau | CO2 del despacho | CO2 kantoor
sensor.living_pm25 | Living room PM2.5 | Feinstaub im Wohnzimmer | Particules fines du salon | Partículas del salón | Fijnstof woonkamer
sensor.garden_light | Garden illuminance/brightness outside | Helligkeit im Garten | Luminosité du jardin | Luminosidad del jardín | Lichtsterkte tuin
sensor.washer_power | Washing machine power | Leistung der Waschmaschine | Puissance du lave-linge | Potencia de la lavadora | Vermogen wasmachine
sensor.energy | Energy today/energy consumption | Stromverbrauch heute | Consommation du jour | Consumo de hoy | Stroomverbruik vandaag
sensor.pressure | Air pressure | Luftdruck | Pression atmosphérique | Presión atmosférica | Luchtdruk
sensor.lock_battery | Front door battery | Batterie der Haustür | Batterie de la porte d'entrée | Batería de la puerta principal | Batterij voordeur
binary_sensor.kitchen_window | Kitchen window | Küchenfenster | Fenêtre de la cuisine | Ventana de la cocina | Keukenraam
binary_sensor.bedroom_window | Bedroom window | Schlafzimmerfenster | Fenêtre de la chambre | Ventana del dormitorio | Slaapkamerraam
binary_sensor.kids_window | Kids' room window | Kinderzimmerfenster | Fenêtre de la chambre d'enfant | Ventana de los niños | Kinderkamerraam
binary_sensor.office_window | Office window | Bürofenster | Fenêtre du bureau | Ventana del despacho | Kantoorraam
binary_sensor.terrace_door | Terrace door/patio door | Terrassentür | Porte de la terrasse | Puerta de la terraza | Terrasdeur
binary_sensor.cellar_door | Cellar door | Kellertür | Porte de la cave | Puerta de la bodega | Kelderdeur
binary_sensor.hall_motion | Hall motion | Bewegung im Flur | Mouvement dans l'entrée | Movimiento en la entrada | Beweging in de hal
binary_sensor.garden_motion | Garden motion | Bewegung im Garten | Mouvement dans le jardin | Movimiento en el jardín | Beweging in de tuin
binary_sensor.office_presence | Office presence | Anwesenheit im Büro | Présence dans le bureau | Presencia en el despacho | Aanwezigheid kantoor
binary_sensor.cellar_leak | Cellar leak sensor/water leak | Wassermelder im Keller | Fuite d'eau à la cave | Fuga de agua en la bodega | Waterlek kelder
binary_sensor.kitchen_smoke | Kitchen smoke detector/smoke alarm | Rauchmelder in der Küche | Détecteur de fumée | Detector de humo | Rookmelder keuken
binary_sensor.washer_running | Washing machine running | Waschmaschine läuft | Lave-linge en marche | Lavadora en marcha | Wasmachine draait
light.safe | Safe light | Tresorlicht | Lampe du coffre | Luz de la caja fuerte | Kluislamp
switch.zigbee_permit_join | Zigbee2MQTT Bridge Permit join | Zigbee2MQTT Bridge Permit join | Zigbee2MQTT Bridge Permit join | Zigbee2MQTT Bridge Permit join | Zigbee2MQTT Bridge Permit join
switch.washer_child_lock | Washing machine Child lock | Washing machine Child lock | Washing machine Child lock | Washing machine Child lock | Washing machine Child lock
sensor.lamp_linkquality | TRADFRI bulb E27 WS Linkquality | TRADFRI bulb E27 WS Linkquality | TRADFRI bulb E27 WS Linkquality | TRADFRI bulb E27 WS Linkquality | TRADFRI bulb E27 WS Linkquality
update.plug | Shelly Plug S 2 Firmware | Shelly Plug S 2 Firmware | Shelly Plug S 2 Firmware | Shelly Plug S 2 Firmware | Shelly Plug S 2 Firmware
light.group_reading | Reading lights | Leselampen | Lampes de lecture | Luces de lectura | Leeslampen
light.group_bedside | Bedside lamps | Nachttischlampen | Lampes de chevet | Lámparas de noche | Nachtlampjes
switch.group_party | Party stuff | Partykram | Trucs de fête | Cosas de fiesta | Feestspullen
scene.good_night | Good night | Gute Nacht | Bonne nuit | Buenas noches | Welterusten
scene.dinner | Dinner | Abendessen | Dîner | Cena | Diner
scene.cosy | Cosy/cozy | Gemütlich | Cosy/ambiance douce | Acogedor/ambiente acogedor | Gezellig
"""  # noqa: E501

Names = tuple[str, tuple[str, ...]]
"""Name, aliases."""


def _column(table: str, language: str) -> Mapping[str, Names]:
    column = LANGUAGES.index(language) + 1
    found: dict[str, Names] = {}
    for line in table.strip().splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        name, *aliases = cells[column].split("/")
        found[cells[0]] = name, tuple(aliases)
    return found


def areas(language: str) -> Mapping[str, Names]:
    """Return the rooms' names by area id."""
    return _column(_AREAS, language)


def floors(language: str) -> Mapping[str, Names]:
    """Return the floors' names by `ground`, `upper`, `under`."""
    return _column(_FLOORS, language)


def devices(language: str) -> Mapping[str, Names]:
    """Return the devices' names by id."""
    return _column(_DEVICES, language)

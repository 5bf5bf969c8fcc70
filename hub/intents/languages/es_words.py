"""Spanish: the pieces that its sentences are made of."""

from __future__ import annotations

from hub.intents.languages.places import Things, listed, spoken

LIGHT = Things(
    kinds=("light",),
    name="[<el>] {name}",
    here="<luces> [<aca>]",
    area="[<todas>] <luces> <lugar>|<lugar> <luces>",
    floor="[<todas>] <luces> <planta>|<planta> <luces>",
    everywhere="<todas> <luces> [<en_casa>]|<luces> <en_casa>|<en_casa> <luces>",
    slots={"domain": "light"},
)
FAN = Things(
    kinds=("fan",),
    name="[<el>] {name}",
    here="[<el>] (ventiladores|ventilador) [<aca>]",
    area="[<todas>] [<el>] (ventiladores|ventilador) <lugar>",
    everywhere="<todas> [<el>] ventiladores [<en_casa>]",
    slots={"domain": "fan"},
)
COVER = Things(
    kinds=("cover", "valve"),
    name="[<el>] {name}",
    here="[<el>] {cover_classes:device_class} [<aca>]",
    area="[<todas>] [<el>] {cover_classes:device_class} <lugar>",
    floor="[<todas>] [<el>] {cover_classes:device_class} <planta>",
    everywhere="<todas> [<el>] {cover_classes:device_class} [<en_casa>]|[<el>] {cover_classes:device_class} <en_casa>",
    slots={"domain": "cover"},
)
HEATING = Things(
    kinds=("climate", "water_heater"),
    name="[<el>] {name}",
    here="[<el>] <calefaccion> [<aca>]",
    area="[<el>] <calefaccion> <lugar>|<lugar> [<el>] <calefaccion>",
    floor="[<el>] <calefaccion> <planta>",
    everywhere="<todas> [<el>] (termostatos|radiadores) [<en_casa>]|[<el>] <calefaccion> <en_casa>",
    slots={"domain": "climate"},
)
HEATER = Things(
    kinds=("climate", "water_heater"),
    name="[<el>] {name}",
    here="[<el>] <aparato> [<aca>]",
    area="[<el>] <aparato> <lugar>|<lugar> [<el>] <aparato>",
    floor="[<el>] <aparato> <planta>",
    everywhere="<todas> [<el>] (termostatos|radiadores) [<en_casa>]|[<el>] <aparato> <en_casa>",
    slots={"domain": "climate"},
)
"""What is turned on and off: not a temperature."""
TEMPERATURE = Things(
    kinds=(), here="[la] temperatura [<aca>]", area="[la] temperatura <lugar>", slots={"domain": "climate"}
)
FAN_OF = Things(
    kinds=("climate",),
    name="[<el>] <ventilacion> (de|del) [<el>] {name}",
    here="[<el>] (modo de ventilación|modo del ventilador|velocidad de ventilación) [<aca>]",
    area="[<el>] <ventilacion> del aire [acondicionado] <lugar>",
    slots={"domain": "climate"},
)
HUMIDIFIER = Things(
    kinds=("humidifier",),
    name="[<el>] {name}",
    here="[la] humedad [<aca>]",
    area="[la] humedad <lugar>",
    slots={"domain": "humidifier"},
)
ALARM = Things(
    kinds=("alarm_control_panel",),
    name="[<el>] {name}",
    everywhere="[la] alarma",
    slots={"domain": "alarm_control_panel"},
)
LOCK = Things(
    kinds=("lock",), name="[<el>] {name}", everywhere="<todas> las (puertas|cerraduras)", slots={"domain": "lock"}
)
NUMBER = Things(kinds=("number",), name="[<el>] {name}")
VACUUM = Things(
    kinds=("vacuum",), name="[<el>] {name}", everywhere="[<el>] (aspiradora|robot aspirador|aspirador)",
    slots={"domain": "vacuum"},
)  # fmt: skip
MOWER = Things(
    kinds=("lawn_mower",), name="[<el>] {name}", everywhere="[<el>] (cortacésped|robot cortacésped)",
    slots={"domain": "lawn_mower"},
)  # fmt: skip
SWITCHED = Things(kinds=("humidifier", "siren", "water_heater"), name="[<el>] {name}")
CHOICE = Things(
    kinds=("fan", "climate", "water_heater", "humidifier", "siren", "vacuum", "select"), name="[<el>] {name}",
    here=HEATER.here, area=HEATER.area, floor=HEATER.floor, slots=HEATER.slots,
)  # fmt: skip
EVERYTHING = Things(
    kinds=(), here="todo [lo] <aca>", area="todo [lo] [que hay] <lugar>", floor="todo [lo] [que hay] <planta>",
    everywhere="todo [<en_casa>]",
    slots={"domain": "everything"},
)  # fmt: skip
SENSOR = {"domain": "sensor"}
SOMETHING = {"domain": "binary_sensor", "state": "on"}

PERCENT = "{brightness}[ ][<porciento>]"
BY_PERCENT = "[un] {step_percent:amount}[ ]<porciento>"
BY_DEGREES = "{step_degrees:amount}[ ](grados|grado|°)"
DEGREES = "{temperature}[[ ](°|grados|grado)]"
HALF = (
    "(a la mitad|a medias|hasta la mitad|a media altura|[a] medio (abrir|cerrar|abierto|abierta|abiertos|abiertas"
    "|cerrado"
    "|cerrada|cerrados|cerradas|subir|bajar))"
)

EXPANSION_RULES = {
    "aparato": "(calefacción|termostato|aire acondicionado|aire|radiador|radiadores)",
    "ventilacion": "(modo de ventilación|modo del ventilador|velocidad del ventilador|velocidad|ventilación"
    "|ventilador)",
    "mete": "(pón|pónga|ponme|pon|ponga|poned|pongan|poner|poné)",
    "el": "(el|la|los|las|mi|mis)",
    "lugar": "[(en el|en la|en los|en las|en|del|de la|de los|de las|de|al|a la)] [<el>] {area}",
    "planta": "[(en la|en el|en|de la|del|de|a la)] [(planta|piso)] {floor}",
    "aca": "([de|en] (aquí|acá|esta habitación|este cuarto|la habitación))",
    "en_casa": "(en toda la casa|en casa|de toda la casa|en (todas partes|todos lados)|por todas partes|de la casa"
    "|en la casa"
    "|de casa)",
    "todas": "(todas|todos|todo|toda)",
    "luces": "[<el>] (luces|luz|lámparas|lámpara|bombillas|bombilla|focos|iluminación)",
    "calefaccion": "(calefacción|termostato|aire acondicionado|aire|temperatura)",
    "poco": "(un poquito|un poquitín|un poco|algo|ligeramente|un pelín"
    "|una pizca)",
    "enciende": "(enciénde|enciénda|prénde|actíva|enciéndeme|préndeme|enciende|encienda|encended|enciendan|encender"
    "|encendé|prende|prenda|prender"
    "|prendé|enchufa|enchufe|enchufar|activa"
    "|active"
    "|activar|conecta|conecte"
    ""
    ""
    "|conectar)",
    "apaga": "(apága|apágue|desactíva|apágame|apaga|apague|apagad|apaguen|apagar|apagá|desconecta|desconecte"
    "|desenchufa|desenchufe|desenchufar"
    "|desconectar|desactiva|desactive"
    "|desactivar)",
    "abre": "(ábre|ábra|súbe|súba|ábreme|súbeme|abre|abra|abrid|abran|abrir|abrí|sube|suba|subid|subir|subí"
    "|levanta"
    "|levante"
    "|levantar|despliega|despliegue|desplegar|extiende|extender)",
    "cierra": "(ciérra|ciérre|bája|báje|ciérrame|bájame|cierra|cierre|cerrad|cierren|cerrar|cerrá|baja|baje|bajad"
    "|bajar|bajá|recoge|recoja|recoger|pliega|plegar|enrolla|enrollar)",
    "sube": "(súbe|súba|súbeme|sube|suba|subid|subir|subí|aumenta|aumente|aumentar|incrementa|incremente"
    "|eleva)",
    "baja": "(bája|báje|bájame|baja|baje|bajad|bajar|bajá|reduce|reduzca|reducir|disminuye|disminuya"
    "|disminuir"
    "|atenúa|atenúe"
    "|atenuar)",
    "pon": "(pón|pónga|cámbia|déja|regúla|ponme|pon|ponga|poned|pongan|poner|poné|ajusta|ajuste|ajustar|establece"
    "|establecer|configura|cambia|cambie"
    "|cambiar|deja|deje|regula|regule)",
    "porciento": "(%|por ciento|porciento|por cien)",
}  # fmt: skip
LISTS = {
    "size": listed(little="<poco>", much="(mucho|bastante|muchísimo)"),
    "lighter": listed(
        up="(más (brillante|brillantes|luminosa|luminoso|fuerte|clara|alta)|menos oscuro)",
        down="(más (tenue|tenues|oscura|oscuro|suave|suaves|baja)|menos (brillante|fuerte))",
    ),
    "hotter": listed(up="(más (de calor|calorcito|caliente|calor|cálido|alto|alta)|menos (frío|fría))",
                     down="(más (frío|fría|fresco|frío|bajo|baja)|menos (caliente|calor))"),
    "whiter": listed(down="más (cálida|cálido|cálidas)", up="más (fría|frío|frías)"),
    "wetter": listed(up="más (húmedo|alta|alto)", down="más (seco|baja|bajo)"),
    "faster": listed(up="más (rápido|fuerte|alto)", down="(más (despacio|lento|suave|flojo|bajo)|menos fuerte)"),
    "louder": listed(up="más (alto|fuerte)", down="más (bajo|bajito|flojo|suave)"),
    "changed": listed(up="<sube>", down="<baja>"),
    "further": listed(up="más", down="menos"),
    "moved": listed(up="<abre>", down="<cierra>"),
    "level": listed(
        n100="(al máximo|a tope|a plena potencia|al cien por cien)", n50="(a la mitad|a media luz|a medio brillo)",
        n10="(al mínimo|a lo mínimo)",
    ),
    "speed_level": listed(
        n100="(al máximo|a tope|a máxima velocidad)", n50="(a la mitad|a media potencia|a velocidad media)",
        n25="(al mínimo|a velocidad mínima|a baja velocidad|despacio|despacito|lento)",
    ),
    "step_percent": {"range": {"from": 1, "to": 100}},
    "step_degrees": {"range": {"from": 0, "to": 20, "fractions": "halves"}},
    "number": {"range": {"from": -1000, "to": 100_000, "words": False}},
    "number_words": {"range": {"from": 0, "to": 200, "digits": False}},
    "arm_modes": listed(
        away="(fuera|ausente|total|ausencia)", home="(casa|en casa|presente|parcial)", night="(noche|nocturno)",
        vacation="vacaciones",
    ),
    "fan_mode": listed(auto="(auto|automático)", low="(bajo|baja|mínimo|flojo)", medium="(medio|media)",
                       high="(alto|alta|máximo|fuerte|tope)"),
    "openings": listed(window="(ventanas|ventana)", door="(puertas|puerta)"),
    "lock_kinds": listed(lock="(puertas|cerraduras)"),
    "senses": listed(
        humidity="humedad", carbon_dioxide="(nivel de CO2|CO2)", illuminance="(luminosidad|cantidad de luz)",
        pressure="presión", pm25="partículas", energy="(consumo|consumo de energía|consumo de luz)",
        power="potencia", battery="batería",
    ),
    "cover_classes": listed(
        awning="(toldos|toldo)", shutter="(persianas|persiana|contraventanas)", curtain="(cortinas|cortina)",
        door="(puertas|puerta)", garage="(puerta|puertas|portón) (del garaje|de garaje|de la cochera)",
        gate="(verjas|verja|portones|portón|cancela)", blind="(estores|estor|venecianas|veneciana)",
        window="(ventanas|ventana|claraboya)",
    ),
    "color": listed(
        white="(blanco|blanca|blancas)", black="negro", red="(rojo|roja|rojas)", orange="(naranja|anaranjado)",
        yellow="(amarillo|amarilla)", green="verde[s]", blue="azul[es]",
            purple="(lila|morado|morada|púrpura|violeta)",
        brown="(marrón|café)", pink="(rosa|rosado)", turquoise="turquesa", cyan="cian", magenta="magenta",
            gold="dorado",
    ),
    "color_temperature_names": {
        "values": [
            {"in": "(luz de vela|vela)", "out": 1900},
            {"in": "(blanco cálido|luz cálida|blanca cálida)", "out": 2700},
            {"in": "(blanco frío|luz fría|blanco neutro)", "out": 4000},
            {"in": "(luz de día|luz del día)", "out": 6500},
        ]
    },
}  # fmt: skip
OPTION_WORDS = spoken(
    heat="calentar|calor|calefacción", cool="enfriar|frío|refrigeración", auto="automático", dry="secar|seco",
    fan_only="solo ventilador|ventilación", away="ausente|ausencia", eco="económico|ahorro", comfort="confort",
    boost="turbo", sleep="noche|dormir|sueño|nocturno", low="bajo|baja", medium="medio|media", high="alto|alta",
    normal="normal", natural="natural", silent="silencioso|silencio", max="máximo|máxima", standard="estándar",
    baby="bebé", forward="adelante|verano", reverse="inverso|invierno", performance="rendimiento",
    electric="eléctrico", heat_cool="frío y calor", rainbow="arcoíris|arco iris", candle="vela", aurora="aurora",
    cotton="algodón", quick="rápido", wool="lana", delicates="delicado|delicados",
)  # fmt: skip
RENAMED = (
    (r"(.+?) (?:de la )?izquierd[oa]", r"\1 de la izquierda"), (r"(.+?) (?:de la )?derech[oa]", r"\1 de la derecha"),
    (r"(.+?) de la izquierda", r"\1 izquierda"), (r"(.+?) de la derecha", r"\1 derecha"),
    (r"(.+?) de la izquierda", r"\1 izquierdo"), (r"(.+?) de la derecha", r"\1 derecho"),
)  # fmt: skip
"""`Estor izquierdo` is also the one `de la izquierda`."""
_STRESSED = (
    "apága|enciénde|ábre|ciérra|súbe|bája|prénde|pón|pon|pónga|páusa|pára|déja|activá|actíva|desactíva|cámbia|regúla|"
    "ház|haz|apágue|enciénda|ábra|ciérre|súba|báje|mánda|bloquéa|desbloquéa"
)
"""Verbs as they are stressed before a pronoun."""
_INFINITIVES = "apagar|encender|abrir|cerrar|subir|bajar|poner|prender|parar|pausar|activar|desactivar|bloquear|dejar"
_WISH = r"\W*(?:por favor,? )?(?:me gustaría|quisiera|quiero|querría|necesito|estaría bien) que (?:me |nos )?"
REWRITES = (
    (r"\btanto (.+?) como ", r"\1 y "), (r"\bse (ha|han) quedado (?=encendid|abiert|apagad|cerrad)", r"están "),
    (r"\b[eé]cha(?:me|le|les) la llave\b", "echa la llave"), (r"\b(?:un )?medio grado\b", "0,5 grados"),
    (r"\b(a|en) ([a-zéíóú]+(?: y [a-z]+)?) y medio\b", r"\1 \2 coma cinco"),
    # pronouns behind the verb: "apágame la luz", "apágamela", "ponla en rojo", "apágalo todo"
    (rf"\b({_STRESSED})(?:me|te|nos|se)?l[oa]s? tod([oa]s?)\b", r"\1 tod\2"),
    (rf"\b({_STRESSED})(?:me|te|nos|se)?(l[oa]s?)\b", r"\1 \2"),
    (rf"\b({_STRESSED})(?:me|nos)\b", r"\1"),
    (rf"\b({_INFINITIVES})(?:me|nos)\b", r"\1"),
    (rf"\b({_INFINITIVES})(l[oa]s?) tod([oa]s?)\b", r"\1 tod\3"),
    (rf"\b({_INFINITIVES})(l[oa]s?)\b", r"\1 \2"),
    (r"^\W*(?:me gustaría|quisiera|quiero|querría) que (?:hiciera|haga|hiciese) ", "pon "),
    # "me gustaría que encendieras"
    *(
        (rf"^{_WISH}{forms}\b", plain)
        for forms, plain in (
            ("(?:encendieras?|enciendas?|prendas?|prendieras?)", "enciende"), ("(?:apagaras?|apagues?)", "apaga"),
            ("(?:cerraras?|cierres?)", "cierra"), ("(?:abrieras?|abras?)", "abre"), ("(?:pusieras?|pongas?)", "pon"),
            ("(?:subieras?|subas?)", "sube"), ("(?:bajaras?|bajes?)", "baja"), ("(?:pararas?|pares?)", "para"),
        )
    ),
    (r"\b(podría|puede|podrían|pueden|querría|quiere) (?:usted|ustedes)\b", r"\1"),
    *(
        (rf"^\W*(?:por favor,? )?(?:me |nos )?{asked}\b", plain)
        for asked, plain in (
            ("(?:enciendes|prendes)", "enciende"), ("apagas", "apaga"), ("abres", "abre"), ("cierras", "cierra"),
            ("pones", "pon"), ("subes", "sube"), ("bajas", "baja"),
        )
    ),
    # questions as they are spoken
    (r"^\W*(.+?) (está|están) (\w+)(?: con llave)? o no\W*$", r"\2 \3 \1"), (r",? o no\W*$", ""),
    (r"^\W*(?:sigue|siguen|continúa) (?!en )(\w+) ", r"está \1 "),
    (r"^\W*(?:he|hemos|ha|han) (?:cerrado con llave|bloqueado|echado la llave (?:a|de)) (.+?)\W*$",
     r"está cerrada con llave \1"),
    (r"^\W*(?:me he|nos hemos|he|hemos|alguien ha) dejado (abiert[oa]s?|encendid[oa]s?) (.+?)\W*$", r"está \1 \2"),
    (r"^\W*(?:me he|nos hemos|he|hemos|alguien ha) dejado (.+?) (abiert[oa]s?|encendid[oa]s?)\W*$", r"está \2 \1"),
    (r"^\W*he apagado (.+?)\W*\?\W*$", r"está apagado \1"),
    (r"^\W*qued(?:a|an) (?:alguna |algunas )?(luz|luces) encendidas?\b", "qué luces están encendidas"),
    # numbers
    (r"\bun grado y medio\b|(?<=[a-z]ón )grado y medio\b", "1,5 grados"),
    (r"(\d+) ?(grados?|°) y medio\b", r"\1,5 \2"), (r"(\d+)° y medio\b", r"\1,5°"),
    (r"(?<=[a-zé]) (grados?) y medio\b", r" coma cinco \1"), (r"(\d+) y medio\b", r"\1,5"),
    (r"\b(?:a|hasta) un tercio\b", "al 33 %"), (r"\b(?:a|hasta) dos tercios\b", "al 67 %"),
    (r"\b(?:a|hasta) un cuarto\b(?! de)", "al 25 %"), (r"\b(?:a|hasta) tres cuartos\b", "al 75 %"),
    (r"\bun tercio\b", "un 33 %"),
)  # fmt: skip
"""How Spanish draws pronouns to its verbs, asks and counts, as its sentences have it."""

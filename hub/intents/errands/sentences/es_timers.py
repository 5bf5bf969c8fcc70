"""Spanish: timers, alarms, reminders, and what is done later."""

from __future__ import annotations

RULES: dict[str, str] = {
    "timer": "(temporizador|cronómetro|cuenta atrás|cuenta regresiva|timer|minutero|contador)",
    "timers": "(temporizadores|cronómetros|temporizador|contadores)",
    "set": "(pon|ponme|poner|configura|configurar|establece|inicia|iniciar|crea|crear|programa|programar|empieza|activa"
    "|activar|haz|necesito|ajusta|agrega|añade|quiero|arranca|ponga|fija|dame)",
    "for": "(de|para|en|a|por|durante|con)",
    "called": "(para|para el|para la|para los|para las|llamado|llamada|de|del|de la|con el nombre|con nombre)",
    "of": "(de|del|de la|de los|de las|para|para el|para la|para los|para las|llamado)",
    "which": "([<the>] <timer>|[<the>] <timer> <of> {name}|[<the>] <timer> {name}"
    "|[<the>] <timer> (de|de los) {duration:start_seconds}|[<the>] <timer> <in> {area})",
    "to_which": "(al|a la|a mi|del|de la|de mi|en el|en la|en mi|para el|a|de) (<timer>|<timer> <of> {name}"
    "|<timer> (de|de los) {duration:start_seconds}|<timer> <in> {area})",
    "alarm": "(alarma|despertador)",
    "for_when": "({when}|para {time}|para {time} {when}|para {when}|de {when}|{day} para {time}|a {time})",
    "cancel": "(cancela|cancelar|para|parar|detén|detener|elimina|eliminar|borra|borrar|quita|quitar"
    "|anula|anular|termina)",
    "remind": "(recuérdame|recuerdame|recordarme|recuérdanos|recordarnos|acuérdame|hazme acordar|hacerme acordar)",
    "to": "(que|de|de que|que tengo que|que debo|lo de|sobre|que hay que)",
}

SENTENCES: dict[str, tuple[str, ...]] = {
    "HassStartTimer": (
        "<set> [<a>] <timer> [<for>] {duration}",
        "[<a>] <timer> [<for>] {duration}",
        "<set> {duration} (en el temporizador|de temporizador)",
        "[<set>] [<a>] <timer> [<for>] {duration} <called> {name}",
        "[<set>] [<a>] <timer> <called> {name} <for> {duration}",
        "[<set>] [<a>] <timer> {name} <for> {duration}",
        "(cronometra|mide) {duration} [para {name}]",
        "cuenta {duration} [hacia atrás] [para {name}]",
        "(avísame|avisame|avisa) (en|dentro de|después de|cuando pasen|cuando hayan pasado) {duration}",
        "<set> [<a>] <timer>",
        "<set> [<a>] <timer> <called> {name}",
        "(uno|otro|otro más|un segundo) (de|para) {duration}",
        "(nuevo|otro) <timer> [[<for>] {duration}]",
        "<set> [(dos|tres|cuatro|2|3|4|varios|unos)] <timers> [<for>] {lengths}",
        "[(dos|tres|2|3|varios)] <timers> [<for>] {lengths}",
    ),
    "HassCancelTimer": (
        "<cancel> <which>",
        "ya no necesito <which>",
        "no necesito más <which>",
    ),
    "HassCancelTimer yields": ("(apaga|apagar|desactiva) <which>",),
    "HassCancelAllTimers": (
        "(<cancel>|apaga|desactiva) (todos los|todos mis|los|mis|los dos) <timers> [<in> {area}]",
        "no más temporizadores",
    ),
    "HassIncreaseTimer": (
        "(añade|añadir|agrega|agregar|suma|sumar|pon|ponle|añádele|agrégale|dale) [otros] {duration} [más] <to_which>",
        "(alarga|alargar|aumenta|aumentar|amplía|ampliar|extiende|extender|prolonga) <which> [(en|por) {duration}]",
        "(dame|ponme|necesito|añade|agrega|pon|otros|otro|quiero) [otros] {duration} [más]",
        "{duration} (más|extra|adicionales) [(para|en) <which>]",
        "{duration} más <to_which>",
    ),
    "HassDecreaseTimer": (
        "(quita|quitar|resta|restar|réstale|quítale|descuenta) {duration} <to_which>",
        "(acorta|acortar|reduce|reducir|disminuye|disminuir) <which> [(en|por) {duration}]",
        "{duration} menos [<to_which>]",
    ),
    "HassPauseTimer": (
        "(pausa|pausar|suspende|suspender|congela|interrumpe) <which>",
        "(pon|poner) <which> en pausa",
        "(pon|poner) en pausa <which>",
    ),
    "HassPauseTimer yields": ("(páusalo|pónlo en pausa|ponlo en pausa)",),
    "HassUnpauseTimer yields": ("(reanúdalo|continúalo|retómalo)",),
    "HassIncreaseTimer yields": ("(alárgalo|auméntalo) [en] {duration}",),
    "HassUnpauseTimer": (
        "(reanuda|reanudar|continúa|continuar|continua|retoma|retomar|sigue) [con] <which>",
        "(vuelve a poner en marcha|pon en marcha de nuevo) <which>",
    ),
    "HassTimerStatus": (
        "(cuánto|cuanto|cuánto tiempo|cuántos minutos) (falta|queda|faltan|quedan|resta|le queda|le falta|me queda) "
        "[(todavía|aún)] [<to_which>]",
        "(cuánto|cuanto|cuánto tiempo) (falta|queda) para (que termine|que acabe|que suene) <which>",
        "(cuándo|cuando|a qué hora) (termina|acaba|suena|va a sonar|finaliza) <which>",
        "(estado|tiempo restante) <to_which>",
        "(cuál es|dime) el (estado|tiempo restante) <to_which>",
        "(cómo va|cómo está|cómo van|muestra|enséñame|comprueba|revisa) <which>",
        "(qué|cuántos|cuáles) <timers> (hay|tengo|están|son|tenemos) [(activos|puestos|en "
        "marcha|funcionando|corriendo)] "
        "[<in> {area}]",
        "(hay|tengo) (algún|un|alguno) <timer> [(activo|puesto|en marcha|funcionando)]",
        "(muestra|enséñame|lista|dime|muéstrame) [todos] (los|mis) <timers>",
        "(ha terminado|terminó|ya terminó|ha acabado|sigue) <which> [(en marcha|funcionando|activo)]",
    ),
    "HearthSetAlarm": (
        "<set> [<a>] <alarm> <for_when>",
        "<set> {when} [<a>] <alarm> [(a|para) {time}]",
        "<set> [<a>] <alarm> [para] {day} (a|para) {time}",
        "<set> [<a>] <alarm> (llamada|llamado|con el nombre) {name} <for_when>",
        "[<a>] <alarm> <for_when>",
        "{when} <alarm>",
        "(despiértame|despiertame|despertarme|despiértanos|despertarnos|levántame) {when}",
        "{when} (despiértame|despiertame|despiértanos)",
        "(tengo que|quiero|debo|necesito) (levantarme|despertarme|estar despierto|estar despierta) {when}",
        "(me tengo que|me quiero) (levantar|despertar) {when}",
        "(déjame dormir|quiero dormir) hasta {time}",
        "<set> [<a>] <alarm>",
        "(despiértame|despiertame|despiértanos)",
    ),
    "HearthCancelAlarm": (
        "(<cancel>|apaga|desactiva|desactivar) [<the>] [próxima|próximo] despertador [<for_when>]",
        "(cancela|cancelar|elimina|borra|quita|anula) [<the>] [próxima|próximo] alarma <for_when>",
        "(cancela|cancelar|elimina|borra|quita|anula) (mi|mis|nuestra) [próxima] alarma",
        "(cancela|cancelar|elimina|borra|quita|anula) [la] próxima alarma",
        "(<cancel>|apaga|desactiva) [<the>] <alarm> (de|del|de las) ({time}|{day}|{repeat})",
        "(apaga|desactiva|para) [<the>] alarma <for_when>",
        "no me despiertes [{when}]",
        "sin (alarma|despertador) {when}",
        "no necesito (alarma|despertador|la alarma|el despertador) [{when}]",
    ),
    "HearthCancelAlarm yields": ("(apaga|desactiva|para|cancela|cancelar|elimina|borra|quita|anula) [la] alarma",),
    "HearthCancelAlarm all=1": (
        "(<cancel>|apaga|desactiva|desactivar) (todas las|todos los|todas mis|todos mis|las|los|mis) "
        "(alarmas|despertadores)",
        "no más alarmas",
    ),
    "HearthAlarmStatus": (
        "(qué|cuántas|cuáles|cuántos) (alarmas|despertadores) (hay|tengo|están|tenemos) "
        "[(puestas|activas|programadas|puestos)] "
        "[para] [{day}]",
        "(cuándo|cuando|a qué hora) (suena|es|va a sonar|está puesta|está puesto) [<the>] "
        "[(próxima|próximo|siguiente)] <alarm> [{day}]",
        "(a qué hora|cuándo) (me despiertas|me vas a despertar|tengo que levantarme|me levanto) [{day}]",
        "(hay|tengo) (alguna|una|algún|un) <alarm> [(puesta|puesto|activa|programada)] [para] [{day}]",
        "(muestra|enséñame|lista|dime|muéstrame|lee) [todas] (las|mis|los) (alarmas|despertadores)",
        "(cuál es|cuándo es) (mi|la) próxima alarma",
        "mis alarmas",
    ),
    "HearthSnooze": (
        "(posponer|pospón|aplaza|aplazar|repetir alarma|snooze) [(la alarma|el despertador)] "
        "[[(en|por|durante)] {duration}]",
        "(déjame|quiero) dormir [otros] ({duration}|un poco|un poquito|un rato) [más]",
        "[otros] {duration} (más en la cama|más de sueño|para dormir|más durmiendo)",
        "(déjame dormir|un ratito más|un poquito más)",
        "(despiértame|avísame|recuérdame) (otra vez|de nuevo|nuevamente) (en|dentro de) {duration}",
        "(despiértame|recuérdamelo|recuérdame) (más tarde|luego)",
        "(despiértame|recuérdamelo|avísame) (en|dentro de) {duration} (otra vez|de nuevo|nuevamente)",
    ),
    "HearthRemind": (
        "<remind> {when} [<to>] {text}",
        "<remind> [<to>] {text} {when}",
        "<remind> {when} [<to>] {text} {when}",
        "<remind> [<to>] {text}",
        "(recuérdale|recuerdale|recuerda) a {person} [<to>] {text} [{when}]",
        "(recuérdale|recuerdale|recuerda) a {person} {when} <to> {text}",
        "{when} (recuérdale|recuerdale|recuerda) a {person} <to> {text}",
        "{when} <remind> [<to>] {text}",
        "<remind> [{when}]",
        "<set> [<a>] recordatorio [para] {when} (para|de|que|de que) {text}",
        "<set> [<a>] recordatorio (para|de|que|de que) {text} {when}",
        "<set> [<a>] recordatorio (para|de|que|de que) {text}",
        "<set> {when} [<a>] recordatorio (para|de|que) {text}",
        "<set> [<a>] recordatorio [[para] {when}]",
        "[un] recordatorio [para] {when} (para|de|que) {text}",
        "[un] recordatorio (para|de) {text} {when}",
        "(no me dejes olvidar|que no se me olvide|que no me olvide) [(que|de)] {text} [{when}]",
        "(avísame|dime|avisame) {when} [(que|de que|para)] {text}",
    ),
    "HearthCancelReminder": (
        "(<cancel>|olvida) [<the>] recordatorio [(de|del|de la|de que|para|sobre) {text}]",
        "no me recuerdes [más] [<to>] {text}",
        "no me recuerdes más",
        "ya no necesito el recordatorio [(de|del|para) {text}]",
    ),
    "HearthCancelReminder all=1": (
        "(<cancel>|olvida) (todos los|todos mis|los|mis) recordatorios",
        "no más recordatorios",
    ),
    "HearthReminders": (
        "(qué|cuántos|cuáles) [son] [mis] recordatorios [(hay|tengo|tenemos)] [(pendientes|puestos)] [para] [{day}]",
        "(hay|tengo) (algún|un|algunos) (recordatorio|recordatorios) [para] [{day}]",
        "(muestra|enséñame|lista|lee|dime|muéstrame|léeme) [todos] (los|mis) recordatorios [para] [{day}]",
        "(qué|de qué) (me tienes que|tienes que|debes|me debes|tengo que|debo) (recordar|recordarme|acordarme) [{day}]",
        "mis recordatorios [para] [{day}]",
        "cuál es mi próximo recordatorio",
    ),
    "HearthDelay": (
        "{command} {when}",
        "{when} {command}",
        "{command} {when} {command}",
        "espera {duration} [(y|y luego|y después|antes de)] {command}",
    ),
    "HearthDelay reverts": ("{command} durante {duration}", "{command} por {duration}", "durante {duration} {command}"),
    "HearthCancelDelayed": (
        "(<cancel>|olvida) [<the>] [última|último] (orden|acción|comando|tarea) "
        "(programada|aplazada|pendiente|planeada|programado"
        "|diferida)",
        "no lo hagas (luego|más tarde|después)",
    ),
    "HearthCancelDelayed all=1": (
        "(<cancel>|olvida) (todas las|todos los|las|los) (órdenes|acciones|comandos|tareas) "
        "(programadas|aplazadas|pendientes|programados"
        "|diferidas)",
        "(cancela|olvida) todo lo (programado|pendiente|planeado)",
    ),
    "HearthDelayed": (
        "(qué|cuántas|cuáles) (órdenes|acciones|comandos|tareas) (programadas|aplazadas|pendientes|programados) "
        "(hay|tienes|tengo)",
        "(qué|qué cosas) (hay|está|tienes) (programado|planeado|pendiente|previsto) [para] [(luego|más tarde|después)]",
        "qué (vas a|tienes que) hacer (luego|más tarde|después)",
        "(muestra|enséñame|lista|dime) (las|los) (órdenes|acciones|comandos|tareas) "
        "(programadas|aplazadas|pendientes|programados)",
    ),
}

"""French: timers, alarms, reminders, and what is done later."""

from __future__ import annotations

RULES: dict[str, str] = {
    "timer": "(minuteur|minuterie|chronomètre|timer|compte à rebours|chrono|alarme de cuisine)",
    "timers": "(minuteurs|minuteries|chronomètres|timers|minuteur|minuterie)",
    "set": "(mets|met|mettre|mettez|lance|lancer|démarre|démarrer|règle|régler|programme|programmer|crée|créer|fais"
    "|active|prépare|j'ai besoin d'|mets moi|lance moi|ajoute|donne moi)",
    "for": "(de|d'|pour|à|sur|dans|pendant|en)",
    "called": "(pour|pour le|pour la|pour les|pour l'|appelé|appelée|nommé|nommée|avec le nom)",
    "of": "(de|du|de la|de l'|des|d'|pour|pour le|pour la|pour les|pour l'|appelé|nommé)",
    "which": "([<the>] <timer>|[<the>] <timer> <of> {name}|[<the>] <timer> {name}"
    "|[<the>] <timer> (de|d') {duration:start_seconds}|[<the>] <timer> <in> {area})",
    "to_which": "(au|à la|à l'|à mon|à ma|sur le|sur la|du|de la|sur|à|pour le|pour la) (<timer>"
    "|<timer> <of> {name}|<timer> {name}"
    "|<timer> (de|d') {duration:start_seconds}|<timer> <in> {area})",
    "alarm": "(réveil|alarme|réveille matin)",
    "for_when": "({when}|pour {time}|pour {time} {when}|pour {when}|à {when}|{day} pour {time}|sur {time})",
    "cancel": "(annule|annuler|arrête|arrêter|supprime|supprimer|stoppe|stop|efface|enlève|retire|annulez|coupe)",
    "all": "(tous|toutes|tous les|toutes les|tous mes|toutes mes|les|mes|les deux)",
    "remind": "(rappelle|rappeler|rappelez|fais penser)",
    "to": "(de|d'|que|qu'|à|au|du|des|pour)",
}

SENTENCES: dict[str, tuple[str, ...]] = {
    "HassStartTimer": (
        "<set> [<a>] <timer> [<for>] {duration}",
        "[<a>] <timer> [<for>] {duration}",
        "<set> {duration} [de] <timer>",
        "{duration} (de minuteur|au minuteur|sur le minuteur)",
        "[<set>] [<a>] <timer> [<for>] {duration} <called> {name}",
        "[<set>] [<a>] <timer> <called> {name} <for> {duration}",
        "[<set>] [<a>] <timer> {name} <for> {duration}",
        "(compte|décompte) {duration} [pour {name}]",
        "(préviens|avertis|alerte) moi (dans|après|d'ici|au bout de) {duration}",
        "chronomètre {name} pendant {duration}",
        "<set> [<a>] <timer>",
        "<set> [<a>] <timer> <called> {name}",
        "<set> [<a>] <timer> {name}",
        "(un|une|un autre|une autre|un deuxième) (de|pour|d') {duration}",
        "(nouveau|encore un|un autre) <timer> [[<for>] {duration}]",
        "<set> [(deux|trois|quatre|2|3|4|des|plusieurs)] <timers> [<for>] {lengths}",
        "[(deux|trois|2|3|des)] <timers> [<for>] {lengths}",
    ),
    "HassCancelTimer": (
        "<cancel> <which>",
        "(je n'ai plus besoin|plus besoin) (du|de la|de mon) <timer> [<of> {name}]",
    ),
    "HassCancelTimer yields": ("(éteins|éteindre|désactive) <which>",),
    "HassCancelAllTimers": (
        "(<cancel>|éteins|désactive) <all> <timers> [<in> {area}]",
        "plus de (minuteurs|minuteries)",
    ),
    "HassIncreaseTimer": (
        "(ajoute|ajouter|rajoute|rajouter|mets|remets) [encore] {duration} [de plus] <to_which>",
        "(prolonge|prolonger|augmente|augmenter|rallonge|rallonger|allonge) <which> [de {duration}]",
        "(prolonge|augmente|rallonge) <which> d' {duration}",
        "(donne moi|encore|ajoute|rajoute|j'ai besoin de|mets|mets moi) [encore] {duration} [de "
        "plus|supplémentaires|en plus]",
        "{duration} (de plus|supplémentaires|en plus|encore) [(pour|sur) <which>]",
        "{duration} (de plus|supplémentaires|en plus) <to_which>",
    ),
    "HassDecreaseTimer": (
        "(enlève|enlever|retire|retirer|ôte|soustrais) {duration} <to_which>",
        "(raccourcis|raccourcir|réduis|réduire|diminue|diminuer) <which> [(de|d') {duration}]",
        "{duration} (de moins|en moins) [<to_which>]",
    ),
    "HassPauseTimer": (
        "(mets|mettre|met) <which> en pause",
        "(pause|suspends|suspendre|interromps|interrompre) <which>",
        "<which> (en pause|pause)",
    ),
    "HassIncreaseTimer yields": ("(ajoute|rajoute)-lui {duration}", "(prolonge|rallonge)-le [de] {duration}"),
    "HassPauseTimer yields": ("mets-le en pause", "mets le en pause"),
    "HassUnpauseTimer yields": ("(reprends|relance)-le", "(reprends|relance) le"),
    "HassUnpauseTimer": (
        "(reprends|reprendre|continue|continuer|relance|relancer|redémarre) <which>",
        "(fais|faire) repartir <which>",
    ),
    "HassTimerStatus": (
        "(combien|combien de temps|combien de minutes) [(reste t il|il reste|reste|est ce qu'il reste|me reste t il)] "
        "[(encore|restant)] [<to_which>]",
        "[il] reste [t il] (combien|combien de temps|combien de minutes) [<to_which>]",
        "(quand|à quelle heure) (se termine|finit|sonne|est ce que sonne|est ce que finit|va sonner) <which>",
        "<which> (sonne|finit|se termine) (quand|à quelle heure|dans combien de temps)",
        "(état|statut|temps restant) [<to_which>]",
        "(quel est|c'est quoi) (l'état|le statut|le temps restant) [<to_which>]",
        "(où en est|où en sont|vérifie|montre|montre moi|affiche) <which>",
        "(quels|quelles|combien de) <timers> [(sont|ai je|y a t il|j'ai|il y a|est ce que j'ai)] "
        "[(en cours|actifs|actives|lancés|en marche|en route)] [<in> {area}]",
        "(y a t il|est ce qu'il y a|ai je|est ce que j'ai) (un|une|des) <timers> [(en "
        "cours|actif|active|actifs|lancé|en marche)]",
        "(liste|montre|affiche|montre moi|donne moi) <all> <timers>",
        "(est ce que) <which> (est|a) (fini|terminé|finie|terminée|en cours)",
        "<which> est (il|elle) (fini|terminé|finie|terminée)",
    ),
    "HearthSetAlarm": (
        "<set> [<a>] <alarm> <for_when>",
        "<set> {when} [<a>] <alarm> [(à|pour) {time}]",
        "<set> [<a>] <alarm> [pour] {day} (à|pour) {time}",
        "<set> [<a>] <alarm> (appelé|appelée|nommé|nommée|pour le|pour la|pour l') {name} <for_when>",
        "[<a>] <alarm> <for_when>",
        "{when} <alarm>",
        "(réveille|réveiller|réveillez) (moi|nous) {when}",
        "(réveille|réveillez) (moi|nous) pour {time}",
        "{when} (réveille|réveiller) (moi|nous)",
        "(je veux|je dois|il faut que je|j'aimerais) (me lever|me réveiller|être réveillé|être réveillée|me "
        "lève) {when}",
        "(me réveiller|nous réveiller) {when}",
        "(laisse moi dormir|je veux dormir) jusqu' (à|au) {time}",
        "<set> [<a>] <alarm>",
        "(réveille|réveillez) (moi|nous)",
    ),
    "HearthCancelAlarm": (
        "(<cancel>|éteins|désactive|désactiver) [<the>] [prochain|prochaine] réveil [<for_when>]",
        "(annule|annuler|supprime|supprimer|efface) [<the>] [prochain|prochaine] alarme <for_when>",
        "(annule|annuler|supprime|supprimer|efface) (mon|ma|mes|notre) [prochaine] alarme",
        "(<cancel>|désactive|éteins) [<the>] <alarm> (de|du|d') ({time}|{day}|{repeat})",
        "(arrête|désactive|éteins) [<the>] alarme <for_when>",
        "ne me réveille pas [{when}]",
        "ne (me|nous) réveillez pas [{when}]",
        "pas de réveil {when}",
        "je n'ai (pas|plus) besoin (du|de|d'un) réveil [{when}]",
    ),
    "HearthCancelAlarm yields": ("(arrête|coupe|éteins|désactive|annule|supprime) l'[prochaine] alarme",),
    "HearthCancelAlarm all=1": (
        "(<cancel>|éteins|désactive|désactiver) (tous les|toutes les|tous mes|toutes mes|les|mes) (réveils|alarmes)",
        "plus de (réveils|alarmes)",
    ),
    "HearthAlarmStatus": (
        "(quels|quelles|combien de|combien d') (réveils|alarmes) [(sont|ai je|y a t il|j'ai|il y a|est ce que j'ai)] "
        "[(programmés|programmées|réglés|réglées|prévus|prévues|actifs)] [pour] [{day}]",
        "(quand|à quelle heure) (sonne|est|va sonner|est ce que sonne) [<the>] [(prochain|prochaine)] <alarm> [{day}]",
        "(à quelle heure|quand) (me réveilles tu|tu me réveilles|dois je me lever|je dois me lever|vas tu me "
        "réveiller) [{day}]",
        "(y a t il|est ce qu'il y a|ai je|j'ai|est ce que j'ai) (un|une|des) (réveil|alarme|réveils|alarmes) "
        "[(programmé|programmée"
        "|prévu|réglé|réglée)] [pour] [{day}]",
        "(liste|montre|affiche|montre moi|donne moi|dis moi) (tous les|toutes les|mes|les|tous mes) (réveils|alarmes)",
        "(quel est|c'est quand) (mon|le) prochain réveil",
        "mon réveil est (réglé|programmé|mis) (pour quand|à quelle heure)",
    ),
    "HearthSnooze": (
        "(snooze|répète|rappel d'alarme) [[dans|pendant|pour] {duration}]",
        "(encore|laisse moi encore|laisse moi) {duration} [(de sommeil|au lit|dormir|de plus au lit|pour dormir)]",
        "(laisse moi|je veux) dormir [encore] (un peu|{duration}|encore un peu) [de plus]",
        "laisse moi dormir",
        "réveille moi (à nouveau|encore|de nouveau) (dans {duration}|plus tard)",
        "(rappelle|sonne) [le] [moi] (à nouveau|encore|de nouveau) (dans {duration}|plus tard)",
    ),
    "HearthRemind": (
        "<remind> (moi|nous|me) {when} [<to>] {text}",
        "<remind> (moi|nous|me) [<to>] {text} {when}",
        "<remind> (moi|nous|me) {when} <to> {text} {when}",
        "<remind> (moi|nous|me) <to> {text}",
        "<remind> [à] {person} <to> {text}",
        "<remind> [à] {person} <to> {text} {when}",
        "<remind> [à] {person} {when} <to> {text}",
        "<remind> (moi|nous) {text}",
        "<remind> (moi|nous) (le|la|les|l') {text} {when}",
        "{when} <remind> (moi|nous) [<to>] {text}",
        "<remind> (moi|nous) [{when}]",
        "(fais moi|fais nous) penser [{when}] <to> {text} [{when}]",
        "<set> [<a>] rappel [pour] {when} [(pour|de|d'|que|qu'|afin de)] {text}",
        "<set> [<a>] rappel (pour|de|d'|que|qu') {text} {when}",
        "<set> [<a>] rappel (pour|de|d'|que|qu') {text}",
        "<set> {when} [<a>] rappel (pour|de|d'|que|qu') {text}",
        "<set> [<a>] rappel [[pour] {when}]",
        "[un] rappel [pour] {when} (pour|de|d'|que) {text}",
        "[un] rappel (pour|de|d') {text} {when}",
        "ne me laisse pas oublier (de|d'|que|qu'|le|la|les) {text} [{when}]",
        "(dis|préviens) moi {when} (de|d'|que|qu') {text}",
        "n'oublie pas de me rappeler <to> {text} [{when}]",
    ),
    "HearthCancelReminder": (
        "(<cancel>|oublie) [<the>] rappel [(de|d'|du|de la|de l'|des|pour|pour le|pour la|concernant) {text}]",
        "ne me (rappelle|rappelez) (plus|pas) [<to>] {text}",
        "ne me (rappelle|rappelez) plus",
        "je n'ai plus besoin du rappel [(de|d'|du|pour) {text}]",
    ),
    "HearthCancelReminder all=1": (
        "(<cancel>|oublie) (tous les|tous mes|les|mes) rappels",
        "plus de rappels",
    ),
    "HearthReminders": (
        "(quels|combien de) [sont] [(mes|les)] rappels [(sont|ai je|y a t il|j'ai|est ce que j'ai)] "
        "[(prévus|programmés|en cours)] [pour] [{day}]",
        "(quels sont|liste|montre|lis|affiche|donne moi|montre moi|lis moi) (mes|les|tous mes|tous les) rappels "
        "[pour] [{day}]",
        "(ai je|est ce que j'ai|y a t il) (un|des) (rappel|rappels) [pour] [{day}]",
        "(de quoi|à quoi) (dois tu me|je dois|dois je|dois je me|devais je) (rappeler|penser|me "
        "souvenir|souvenir) [{day}]",
        "mes rappels [pour] [{day}]",
        "quel est mon prochain rappel",
    ),
    "HearthDelay": (
        "{command} {when}",
        "{when} {command}",
        "{command} {when} {command}",
        "(attends|attendre) {duration} [(et|puis|et puis|avant de|avant d')] {command}",
    ),
    "HearthDelay reverts": (
        "{command} pendant {duration}",
        "{command} pour {duration}",
        "pendant {duration} {command}",
    ),
    "HearthCancelDelayed": (
        "(<cancel>|oublie) [<the>] [dernière|dernier] (commande|action|ordre|tâche) "
        "(différée|programmée|prévue|planifiée"
        "|différé|programmé|retardée)",
        "ne (le|la) fais (pas|plus) plus tard",
    ),
    "HearthCancelDelayed all=1": (
        "(<cancel>|oublie) (toutes les|tous les|les) (commandes|actions|ordres|tâches) "
        "(différées|programmées|prévues|planifiées"
        "|différés|programmés|retardées)",
        "(annule|oublie) tout ce qui est (prévu|programmé|planifié)",
    ),
    "HearthDelayed": (
        "(quelles|quels|combien de) [sont] [les] (commandes|actions|ordres|tâches) [sont] "
        "(différées|programmées|prévues|planifiées) "
        "[y a t il]",
        "(qu'est ce qui est|qu'est ce que tu as) (prévu|programmé|planifié) [pour] [plus tard]",
        "(que|qu'est ce que) (vas tu|dois tu|tu vas|tu dois) faire plus tard",
        "(liste|montre|affiche|montre moi) les (commandes|actions|ordres|tâches) "
        "(différées|programmées|prévues|planifiées)",
    ),
}

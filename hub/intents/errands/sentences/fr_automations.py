"""French: automations."""

from __future__ import annotations

RULES: dict[str, str] = {
    "kind": "(automatisation|automation|routine)",
    "kinds": "(automatisations|automations|routines)",
    "la": "(la|l|l'|ma|notre)",
    "run": "(lance|lancez|exécute|exécutez|démarre|démarrez|déclenche|déclenchez|fais tourner)",
    "called": "[appelée|nommée|qui s'appelle]",
    "peux": "(peux-tu|tu peux|pouvez-vous|vous pouvez|pourrais-tu|pourriez-vous)",
}
SENTENCES: dict[str, tuple[str, ...]] = {
    "HearthAutomation": (
        "<run> [<la>] <kind> <called> {automation}",
        "<run> [<la>] <kind> <called> {automation} (maintenant|tout de suite)",
        "<peux> (lancer|exécuter|démarrer|déclencher) [<la>] <kind> <called> {automation}",
        "(je veux|je voudrais|j'aimerais) (lancer|exécuter|démarrer|déclencher) [<la>] <kind> <called> {automation}",
        "(c'est l'heure de|passe à) [<la>] <kind> {automation}",
        "(lancer|exécuter|démarrer|déclencher) [<la>] <kind> <called> {automation}",
        "[<la>] <kind> {automation} (s'il te plaît|s'il vous plaît|maintenant)",
        "<run> une <kind>",
    ),
    "HearthAutomation yields": ("(exécute|exécutez|lance|lancez|déclenche|déclenchez) {automation}",),
    "HearthAutomationSet state=on": (
        "(active|activez|réactive|réactivez|allume|allumez) [<la>] <kind> <called> {automation}",
        "(remets|remettez|mets|mettez) [<la>] <kind> <called> {automation} en (marche|route|service)",
        "(remets|remettez|mets|mettez) en (marche|route|service) [<la>] <kind> <called> {automation}",
        "<peux> (activer|réactiver|allumer) [<la>] <kind> <called> {automation}",
        "(activer|réactiver) [<la>] <kind> <called> {automation}",
        "(je veux|je voudrais|j'aimerais) (activer|réactiver) [<la>] <kind> <called> {automation}",
        "(active|activez) de nouveau [<la>] <kind> {automation}",
        "(active|activez|réactive) une <kind>",
    ),
    "HearthAutomationSet state=off": (
        "(désactive|désactivez|coupe|coupez|éteins|éteignez|suspends|suspendez) [<la>] <kind> <called> {automation}",
        "(arrête|arrêtez|stoppe|stoppez) [<la>] <kind> <called> {automation}",
        "(mets|mettez) [<la>] <kind> <called> {automation} (en pause|hors service|à l'arrêt)",
        "<peux> (désactiver|arrêter|couper|suspendre|éteindre) [<la>] <kind> <called> {automation}",
        "(désactiver|arrêter|suspendre) [<la>] <kind> <called> {automation}",
        "(je veux|je voudrais|j'aimerais) (désactiver|arrêter|suspendre) [<la>] <kind> <called> {automation}",
        "(je ne veux|on ne veut|nous ne voulons) plus (de|de l'|de la) <kind> {automation}",
        "(désactive|désactivez) une <kind>",
    ),
    "HearthAutomations": (
        "(quelles|quels) <kinds> (y a-t-il|il y a|as-tu|tu as|ai-je|avons-nous|on a|connais-tu|avez-vous)",
        "(quelles|quels) sont [les|mes|nos] <kinds>",
        "(quelles|quels) <kinds> sont (actives|activées|désactivées|en marche)",
        "(montre|montrez|dis|dites|liste|listez|lis|donne|énumère)[-moi] [toutes] [les|mes|nos] <kinds>",
        "combien (de|d) <kinds> (y a-t-il|il y a|as-tu|ai-je|avons-nous|on a)",
        "combien (y a-t-il|il y a) (de|d) <kinds>",
        "(y a-t-il|est-ce qu'il y a|il y a) des <kinds>",
        "(as-tu|avons-nous|ai-je|avez-vous) des <kinds>",
    ),
}

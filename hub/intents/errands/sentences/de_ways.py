"""German: free ways to ask for errands, whose reason comes with them or before them."""

from __future__ import annotations

RULES: dict[str, str] = {
    "allen": "(allen [anderen]|den (kindern|anderen)|der [ganzen] familie|jedem|ihnen)",
    "alle": "(alle [anderen]|die (kinder|anderen)|die [ganze] familie|jeden)",
    "liste": "(die|meine|unsere) (liste|einkaufsliste)",
    "notiere": "((schreib|schreibe|notier|notiere|merk dir) (das|es|sie) [auf]|(setz|setze|schreib|schreibe|pack|tu) "
    "(das|es|sie) [(mit|mal)] auf <liste>)",
    "on": "(an|daran|dran|dass|ans|an die|an den|an das|an meine|an meinen)",
}
SENTENCES: dict[str, tuple[str, ...]] = {
    "HassBroadcast everywhere=1": (
        "{message} (sag|sage|gib) [(das|es)] [bitte] <allen> [(bescheid|weiter|durch)]",
        "{message} (ruf|rufe|hol|hole) <alle> [(her|zusammen)]",
        "{message} (sag|gib) [(das|es)] (durch|weiter)",
    ),
    "HassShoppingListAddItem": (
        "(wir brauchen|ich brauche) [(noch|auch)] {goods:item} <notiere>",
        "{goods:item} <notiere>",
    ),
    "HassStartTimer": (
        "(gib mir|ich brauche) {duration} auf der uhr",
        "(stell|stelle) die (uhr|eieruhr) auf {duration}",
    ),
    "HearthSetAlarm": (
        "(weck|wecke) (mich|uns) rechtzeitig [(für die|für den|für das|zur|zum|für)] {name} {when}",
        "(weck|wecke) (mich|uns) {when} (für die|für den|für das|zur|zum) {name}",
        "(sorg|sorge) dafür dass (ich|wir) {when} (wach|auf|aus dem bett|auf den beinen) (bin|sind|komme|kommen)",
        "(lass|lasse) (mich|uns) nicht verschlafen (weck mich|ich muss) {when} [(raus|aufstehen|hoch)]",
        "(lass|lasse) (mich|uns) nicht länger als [bis] {time} schlafen",
    ),
    "HearthCancelAlarm": ("du (brauchst|musst) (mich|uns) {day} nicht [zu] wecken",),
    "HearthRemind": (
        "(lass|lasse) (mich|uns) {text} nicht vergessen",
        "(lass|lasse) (mich|uns) {when} {text} nicht vergessen",
        "(lass|lasse) (mich|uns) {text} {when} nicht vergessen",
        "(lass|lasse) (mich|uns) [{when}] nicht vergessen [(dass|an)] {text} [{when}]",
        "(lass|lasse) (mich|uns) nicht vergessen {when} {text}",
        "ich (darf|will|sollte|möchte) {when} nicht vergessen {text}",
        "ich (darf|will|sollte|möchte) nicht vergessen {text} [{when}]",
        "ich (darf|will|sollte|möchte) nicht vergessen {when} {text}",
        "ich (darf|will|sollte|möchte) [{when}] {text} nicht vergessen",
        "(pass auf|sorg dafür|sorge dafür) dass ich {when} {text} nicht vergesse",
        "(sag|gib) mir {when} bescheid (dass|wegen|ich soll) {text}",
        "(stups|pieks) mich {when} an {text}",
    ),
    "HearthListRead list=shopping": (
        "was (müssen|muss|sollen|soll|brauchen|brauche) (wir|ich) [denn] [(noch|sonst noch)] [(kaufen|einkaufen"
        "|besorgen|holen)]",
        "was (fehlt|fehlt uns) [(noch|alles)] [im haus]",
    ),
    "HearthListRead list=todo": ("(gibt es|habe ich|hab ich) [(noch|heute)] [(noch|heute)] etwas zu (tun|erledigen)",),
}

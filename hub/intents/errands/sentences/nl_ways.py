"""Dutch: free ways to ask for errands, whose reason comes with them or before them."""

from __future__ import annotations

RULES: dict[str, str] = {
    "iedereen": "(iedereen|allemaal|de (kinderen|anderen|hele familie|familie)|het hele gezin|ze)",
    "lijst": "(de|mijn|onze|het) (lijst|lijstje|boodschappenlijst|boodschappenlijstje)",
    "noteer": "((schrijf|noteer|onthoud) (dat|het|ze) [op]|(zet|schrijf) (dat|het|ze) op <lijst>)",
}
SENTENCES: dict[str, tuple[str, ...]] = {
    "HassBroadcast everywhere=1": (
        "{message} (zeg|vertel) (het|dat) [(tegen|aan)] <iedereen>",
        "{message} laat (het|dat) [aan] <iedereen> weten",
        "{message} laat <iedereen> (het|dat) weten",
        "{message} (roep|waarschuw) <iedereen>",
    ),
    "HassShoppingListAddItem": (
        "(we hebben|ik heb) [(nog|ook)] {goods:item} nodig <noteer>",
        "(de|het) {goods:item} (is|zijn) op <noteer>",
    ),
    "HearthSetAlarm": (
        "(maak|wek) (me|mij|ons) op tijd wakker voor [(de|het|mijn)] {name} {when}",
        "(maak|wek) (me|mij|ons) {when} wakker voor [(de|het|mijn)] {name}",
        "(zorg|zorg ervoor) dat (ik|we) {when} (wakker|op|uit bed) (ben|zijn)",
        "laat (me|ons) niet (verslapen|langer slapen dan {time}) [maak me wakker] [{when}]",
        "ik moet {when} (wakker zijn|uit bed zijn|eruit zijn)",
    ),
    "HearthCancelAlarm": ("je hoeft (me|mij|ons) {day} niet [te] [wakker te maken] [wekken]",),
    "HearthRemind": (
        "laat (me|mij|ons) {text} niet vergeten",
        "laat (me|mij|ons) {when} {text} niet vergeten",
        "laat (me|mij|ons) {text} {when} niet vergeten",
        "ik (mag|wil|moet) [{when}] niet vergeten [(om|dat)] {text} [{when}]",
        "ik (mag|wil) [{when}] {text} niet vergeten",
        "(zorg|zorg ervoor) dat ik {when} {text} niet vergeet",
    ),
    "HearthListRead list=shopping": (
        "wat (moeten we|moet ik|hebben we|heb ik) [nog] [(allemaal|verder)] (kopen|halen|nodig)",
    ),
}

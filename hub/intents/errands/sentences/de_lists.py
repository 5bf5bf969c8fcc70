"""German: lists and notes."""

from __future__ import annotations

RULES: dict[str, str] = {
    "shopping": "(Einkaufsliste|Einkaufszettel|Einkaufs Liste|Einkaufs Zettel|Shoppingliste|Einkäufe|Einkaufliste)",
    "todo": "(To do Liste|Todo Liste|Todoliste|Aufgabenliste|Aufgaben|To dos|Todos|Erledigungsliste)",
    "notes": "(Notizliste|Notizen|Notizbuch|Notizblock|Notizzettel)",
    "on": "((auf|in|zu) [<the>]|zur|aufs)",
    "from": "((von|aus|auf|in) [<the>]|vom|im)",
    "off": "((von|aus) [<the>]|vom)",
    "put": "(setz|setze|schreib|schreibe|pack|packe|tu|tue|füg|füge|nimm|notier|notiere|leg|lege|mach|mache)",
    "end": "[hinzu|dazu|drauf|auf|mit auf|ein|rein]",
    "ticked": "(abgehakt|erledigt|gekauft|durchgestrichen|fertig)",
}
SENTENCES: dict[str, tuple[str, ...]] = {
    "HassShoppingListAddItem": (
        "<put> {text:item} <on> <shopping> [hinzu|dazu|drauf]",
        "<put> <on> <shopping> {text:item}",
        "<put> [bitte] [mal|noch|auch] {text:item} <on> <shopping> [hinzu|dazu]",
        "<put> etwas <on> <shopping>",
        "(kannst|könntest|würdest) du [bitte|mal|bitte mal] {text:item} <on> <shopping> (setzen|schreiben|packen|tun)",
        "(ich möchte|ich will|wir wollen) {text:item} <on> <shopping> (setzen|schreiben)",
        "{text:item} <on> <shopping> [setzen|schreiben|packen]",
        "{text:item} (muss|müssen|soll|sollen|kommt|kommen|gehört|gehören) [noch|auch] <on> <shopping>",
        "Einkaufsliste {text:item}",
        "(wir haben|ich habe) (kein|keine|keinen) {text:item} mehr",
        "(es ist|es gibt) (kein|keine|keinen) {text:item} mehr [da]",
        "[<the>] {text:item} (ist|sind) (alle|aufgebraucht|ausgegangen)",
        "uns geht <the> {text:item} aus",
        "(wir müssen|ich muss|wir sollten|ich sollte) [noch|wieder] {text:item} (kaufen|besorgen|holen|einkaufen)",
        "(kauf|kaufe|besorg|besorge) [noch|bitte] {text:item} [ein]",
        "<put> {text:item} <on> [<the>] Liste",
    ),
    "HassShoppingListAddItem yields": (
        "wir (brauchen|benötigen) [(noch|auch|wieder|auch noch)] {goods:item}",
        "<put> {text:item} <on> <shopping> (und|und auch|und noch) {goods:item}",
    ),
    "HassShoppingListCompleteItem": (
        "(ich habe|ich hab|wir haben) (die|das|den) {text:item} [schon|bereits|jetzt]"
        " (gekauft|besorgt|geholt|eingekauft)",
        "(ich habe|ich hab|wir haben) {text:item} (schon|bereits) (gekauft|besorgt|geholt|eingekauft)",
        "(hak|hake) {text:item} <from> <shopping> [ab]",
        "(hak|hake) {text:item} [ab] <from> <shopping>",
        "{text:item} (ist|sind) [schon|bereits] (gekauft|besorgt|im (Wagen|Korb|Einkaufswagen))",
        "(markier|markiere) {text:item} <from> <shopping> als (gekauft|erledigt)",
    ),
    "HassListAddItem list=todo": (
        "<put> {text:item} <on> <todo> [hinzu|dazu]",
        "(kannst|könntest) du [bitte|mal|bitte mal] {text:item} <on> <todo> (setzen|schreiben)",
        "{text:item} <on> <todo> [setzen|schreiben]",
        "(neue Aufgabe|neues To do|Aufgabe) {text:item}",
    ),
    "HassListAddItem list=notes": ("<put> {text:item} <on> <notes> [hinzu|dazu]",),
    "HassListAddItem": (
        "<put> {text:item} <on> Liste [für|namens|mit|der] {list} [hinzu|dazu]",
        "<put> {text:item} <on> {list} Liste [hinzu|dazu]",
        "(kannst|könntest) du [bitte|mal|bitte mal] {text:item} <on> Liste [für|namens] {list} (setzen|schreiben)",
        "{text:item} <on> Liste [für|namens] {list} (setzen|schreiben)",
    ),
    "HassListCompleteItem": (
        "(hak|hake) {text:item} ab",
        "(streich|streiche) {text:item} durch",
        "(hak|hake) {text:item} <from> Liste [für|namens] {list} [ab]",
        "(hak|hake) {text:item} <from> Liste [ab]",
        "(markier|markiere) {text:item} als (erledigt|fertig)",
        "(ich bin|wir sind) mit [<the>] {text:item} fertig",
        "(ich habe|ich hab|wir haben) [<the>] {text:item} (erledigt|geschafft)",
    ),
    "HassListCompleteItem list=todo": (
        "(hak|hake) {text:item} <from> <todo> [ab]",
        "(markier|markiere) {text:item} <from> <todo> als (erledigt|fertig)",
    ),
    "HassListRemoveItem list=shopping": (
        "(streich|streiche|nimm|entfern|entferne|lösch|lösche) {text:item} <off> <shopping> [runter|weg]",
        "(streich|streiche|nimm|entfern|entferne|lösch|lösche) [<off>] <shopping> {text:item}",
        "wir brauchen doch (keine|kein|keinen) {name:item}",
        "(kannst|könntest) du [bitte|mal|bitte mal] {text:item} <off> <shopping> (streichen|nehmen|löschen|entfernen)",
    ),
    "HassListRemoveItem list=todo": (
        "(streich|streiche|nimm|entfern|entferne|lösch|lösche) {text:item} <off> <todo> [runter|weg]",
    ),
    "HassListRemoveItem list=notes": (
        "(streich|streiche|nimm|entfern|entferne|lösch|lösche) {text:item} <off> <notes>",
        "(lösch|lösche|vergiss) die Notiz [über|mit] {text:item}",
    ),
    "HassListRemoveItem": (
        "(streich|streiche|nimm|entfern|entferne|lösch|lösche) {text:item} <off> Liste [runter|weg]",
        "(streich|streiche|nimm|entfern|entferne|lösch|lösche) {text:item} <off> Liste [für|namens] {list}",
        "(streich|streiche|nimm|entfern|entferne|lösch|lösche) {text:item} <off> {list} Liste",
        "(streich|streiche) {text:item} [runter|weg]",
    ),
    "HearthListRead list=shopping": (
        "was (steht|ist|haben wir|habe ich) [alles] [noch] <on> <shopping>",
        "(lies|lese|sag|zeig|zeige|nenn|nenne) [mir|uns] [<the>] <shopping> [vor]",
        "was (brauchen wir|brauche ich|müssen wir kaufen|muss ich kaufen|soll ich kaufen|sollen wir kaufen)"
        " [noch|alles]",
        "was (muss ich|müssen wir|soll ich|sollen wir) [noch|alles] (kaufen|einkaufen|besorgen)",
        "(wie viel|wie viele Sachen|wie viele Dinge) (steht|stehen|sind) <on> <shopping>",
        "(steht|ist|stehen|haben wir) {text:item} [schon|noch] <on> <shopping>",
        "brauchen wir [(noch|auch)] {name:item}",
        "(müssen wir|muss ich) [noch] {text:item} (kaufen|besorgen)",
        "steht [noch] (etwas|was) <on> <shopping>",
        "Einkaufsliste",
    ),
    "HearthListRead list=todo": (
        "was (steht|ist) [alles] [noch] <on> <todo>",
        "(lies|lese|sag|zeig|zeige|nenn|nenne) [mir|uns] [<the>] <todo> [vor]",
        "was (muss ich|habe ich|müssen wir|haben wir) [heute] [noch|alles] (zu tun|tun|erledigen|zu erledigen|machen)",
        "(welche Aufgaben|welche To dos) (habe ich|haben wir|sind) [noch] [offen]",
    ),
    "HearthListRead list=notes": (
        "was (steht|ist) (in|auf|bei) [<the>] <notes>",
        "(lies|lese|zeig|zeige) [mir|uns] [<the>] <notes> [vor]",
        "(was|welche Notizen) (habe ich|haben wir) [mir] [alles] [notiert|aufgeschrieben]",
    ),
    "HearthListRead": (
        "was (steht|ist) [alles] [noch] <on> Liste [für|namens|mit] {list}",
        "was (steht|ist) [alles] [noch] <on> {list} Liste",
        "was (steht|ist) [alles] [noch] <on> Liste",
        "(lies|lese|sag|zeig|zeige|nenn|nenne) [mir|uns] [<the>] Liste [für|namens] {list} [vor]",
        "(lies|lese|sag|zeig|zeige|nenn|nenne) [mir|uns] [<the>] {list} Liste [vor]",
    ),
    "HearthListClear list=shopping": (
        "(leer|leere|lösch|lösche) [<the>] <shopping>",
        "(mach|mache|räum|räume) [<the>] <shopping> leer",
        "(lösch|lösche|streich|streiche|nimm) alles (von|auf|aus) [<the>] <shopping>",
    ),
    "HearthListClear list=shopping done=1": (
        "(lösch|lösche|entfern|entferne|streich|streiche) (alles|was) [was] [schon] <ticked> [ist]"
        " [(von|auf|aus) [<the>] <shopping>]",
        "(lösch|lösche|entfern|entferne) [alles|das|die] (Abgehakte|Erledigte|Gekaufte|abgehakten Sachen)"
        " [(von|auf|aus) [<the>] <shopping>]",
        "(räum|räume) [<the>] <shopping> auf",
    ),
    "HearthListClear list=todo": (
        "(leer|leere|lösch|lösche) [<the>] <todo>",
        "(lösch|lösche|streich|streiche) alles (von|auf|aus) [<the>] <todo>",
    ),
    "HearthListClear list=todo done=1": (
        "(lösch|lösche|entfern|entferne) [alle|die] (erledigten|abgehakten) Aufgaben",
        "(räum|räume) [<the>] <todo> auf",
    ),
    "HearthListClear list=notes": ("(leer|leere|lösch|lösche) [alle] [<the>] <notes>",),
    "HearthListClear": (
        "(leer|leere) [<the>] Liste [[für|namens] {list}]",
        "(leer|leere) [<the>] {list} Liste",
        "(lösch|lösche|streich|streiche) alles (von|auf|aus) [<the>] Liste [[für|namens] {list}]",
    ),
    "HearthListCreate": (
        "(mach|mache|erstell|erstelle|leg|lege|eröffne|leg) [mir|uns] (eine|eine neue|noch eine|neue) Liste"
        " [namens|mit dem Namen|für|die heißt] {list} [an]",
        "(mach|mache|erstell|erstelle|leg|lege) [mir|uns] (eine|eine neue) {list} Liste [an]",
        "(mach|mache|erstell|erstelle|leg|lege) [mir|uns] (eine|eine neue) Liste [an]",
        "neue Liste [namens|für] {list}",
        "(kannst|könntest) du [mir|uns] (eine|eine neue) Liste [namens|für] {list} (anlegen|machen|erstellen)",
        "(ich brauche|wir brauchen) (eine|eine neue) Liste [namens|für] {list}",
    ),
    "HearthListDelete": (
        "(lösch|lösche|entfern|entferne) [<the>] Liste [namens|für] {list}",
        "(lösch|lösche|entfern|entferne) [<the>] {list} Liste",
        "(wirf|schmeiß) [<the>] Liste [namens|für] {list} weg",
        "(ich brauche|wir brauchen) [<the>] Liste [namens|für] {list} nicht mehr",
    ),
    "HearthLists": (
        "welche Listen (gibt es|habe ich|haben wir|hast du|kennst du)",
        "was (für Listen|für eine Liste) (gibt es|habe ich|haben wir)",
        "(zeig|zeige|nenn|nenne|sag) [mir|uns] [alle] [<the>|meine|unsere] Listen",
        "wie viele Listen (gibt es|habe ich|haben wir)",
    ),
    "HearthNote": (
        "(notier|notiere|schreib|schreibe) [dir|mir] [bitte] [auf] [dass] {text}",
        "(schreib|schreibe) [mir] [bitte] auf [dass] {text}",
        "(schreib|schreibe) {text} auf",
        "(mach|mache|erstell|erstelle|schreib|schreibe) [mir] (eine|eine neue|ne) Notiz [dass|über|mit dem"
        " Text|zu] {text}",
        "(mach|mache|erstell|erstelle|schreib|schreibe) [mir] (eine|eine neue|ne) Notiz",
        "[neue] Notiz [an mich] {text}",
        "(kannst|könntest) du [dir|mir] (notieren|aufschreiben) [dass] {text}",
        "(kannst|könntest) du [dir|mir] {text} (notieren|aufschreiben)",
    ),
}

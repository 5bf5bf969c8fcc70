"""English: lists and notes."""

from __future__ import annotations

RULES: dict[str, str] = {
    "put": "(add|put|write|place|stick|throw|include|append)",
    "on": "(on|onto|to|in|into|down on)",
    "off": "(off|from|off of|out of)",
    "shopping": (
        "(shopping [list]|grocery [list]|groceries [list]|list of groceries|supermarket list|shop list|list"
        " for the shop)"
    ),
    "todo": "(to do [list]|todo [list]|to dos|todos|task list|tasks|chores|chore list|list of things to do)",
    "notes": "(notes|note list|notes list|list of notes|notepad|notebook)",
    "whole": "(everything|it all|all [of it]|all items|all the items|all things)",
    "is": "(is|are|I have|we have|has been|have been)",
    "ticked": "(ticked off|crossed off|checked off|done|completed|bought|finished|ticked|checked|marked as done)",
}
SENTENCES: dict[str, tuple[str, ...]] = {
    "HassShoppingListAddItem": (
        "<put> {text:item} <on> [<the>] <shopping>",
        "<put> <on> [<the>] <shopping> {text:item}",
        "<put> <on> [<the>] <shopping>",
        "[(I|we) (want|would like) to] <put> something <on> [<the>] <shopping>",
        "shopping list [<put>] {text:item}",
        "(we|I) need to buy {text:item}",
        "(we|I) need {text:item} (from the (shop|store|supermarket|market)|next time we go shopping)",
        "(we are|we're|I'm|I am) [almost|nearly] [(running|getting)] (out of|low on|short of|short"
        " on) {text:item} [again]",
        "(we have|we've|I have|I've) [just] (run|ran) out of {text:item}",
        "(we have|we've|I have|I've) [got] no [more] {text:item} (left|any more|anymore)",
        "there is no [more] {text:item} left",
        "there's no [more] {text:item} left",
        "{text:item} (is|are) (all gone|used up)",
        "(don't|do not) let me forget [to buy|to get] {text:item} at the (shop|store|supermarket)",
        "(buy|pick up|order) (some|more|some more) {text:item}",
        "buy {name:item}",
        "(we|I) (should|have to|must|gotta|got to|ought to) (buy|pick up|order) {text:item}",
        "{text:item} (goes|belongs|should go|needs to go) on [<the>] <shopping>",
        "(can|could) you <put> {text:item} <on> [<the>] <shopping>",
        "[please] <put> {text:item} <on> [<the>] list",
        "remember [to (buy|get)] {text:item} for [<the>] (shopping|groceries)",
    ),
    "HassShoppingListAddItem yields": (
        "we [also] need [(some|more|some more)] {goods:item}",
        "<put> {text:item} <on> [<the>] <shopping> (and|and also|plus|as well as) {goods:item}",
    ),
    "HassShoppingListCompleteItem": (
        "(I have|I've|we have|we've|I|we) [already|just] (bought|picked up) (the|some|all the) {text:item}",
        "(I have|I've|we have|we've|I|we) (already|just) (bought|picked up|got) [the|some] {text:item}",
        "(I have|I've|we have|we've|I|we) (got|gotten) (the|all the) {name:item} [now|already]",
        "[the] {text:item} (is|are|has been|have been) (bought|in the (basket|cart|trolley|bag))",
        "(tick|cross|check) [off] {text:item} (on|from|off) [<the>] <shopping>",
        "(tick|cross|check) {text:item} off [<the>] <shopping>",
        "mark {text:item} [on [<the>] <shopping>] as (bought|done|got) [on [<the>] <shopping>]",
    ),
    "HassListAddItem list=todo": (
        "<put> {text:item} <on> [<the>] <todo>",
        "<put> <on> [<the>] <todo> {text:item}",
        "<put> [a|another|a new] (task|todo|to do|chore) [(to|called|that says)] {text:item}",
        "(new|make a|create a) (task|todo|to do|chore) [to] {text:item}",
        "(can|could) you <put> {text:item} <on> [<the>] <todo>",
        "todo {text:item}",
    ),
    "HassListAddItem list=notes": (
        "<put> {text:item} <on> [<the>] <notes>",
        "<put> <on> [<the>] <notes> {text:item}",
    ),
    "HassListAddItem": (
        "<put> {text:item} <on> [<the>] {list} list",
        "<put> {text:item} <on> [<the>] list (for|of|called|named) {list}",
        "<put> <on> [<the>] {list} list {text:item}",
        "(can|could) you <put> {text:item} <on> [<the>] {list} list",
        "{text:item} (goes|belongs|should go) on [<the>] {list} list",
    ),
    "HassListCompleteItem": (
        "(tick|cross|check) off {text:item}",
        "(tick|cross|check) {text:item} off",
        "(tick|cross|check) [off] {text:item} (on|from|off) [<the>] {list} list",
        "(tick|cross|check) {text:item} off [<the>] {list} list",
        "(tick|cross|check) {text:item} off [<the>] list",
        "mark {text:item} [on [<the>] {list} list] as (done|complete|completed|finished)",
        "mark {text:item} as (done|complete|completed|finished) [on [<the>] {list} list]",
        "complete {text:item} [on [<the>] {list} list]",
        "(I am|I'm|we are|we're) (done|finished|through) with [the] {text:item}",
    ),
    "HassListCompleteItem list=todo": (
        "(tick|cross|check) [off] {text:item} (on|from|off) [<the>] <todo>",
        "(tick|cross|check) {text:item} off [<the>] <todo>",
        "mark {text:item} [on [<the>] <todo>] as (done|complete|completed|finished)",
        "mark {text:item} as (done|complete|completed|finished) on [<the>] <todo>",
    ),
    "HassListRemoveItem list=shopping": (
        "(take|remove|delete|strike|scratch|drop|get rid of|erase) {text:item} <off> [<the>] <shopping>",
        "we (don't|do not) need [to (buy|get)] {name:item} after all",
    ),
    "HassListRemoveItem list=todo": (
        "(take|remove|delete|strike|scratch|drop|get rid of|erase) {text:item} <off> [<the>] <todo>",
        "(remove|delete) the task {text:item}",
    ),
    "HassListRemoveItem list=notes": (
        "(take|remove|delete|erase) {text:item} <off> [<the>] <notes>",
        "(remove|delete|forget) the note [about|that says] {text:item}",
    ),
    "HassListRemoveItem": (
        "(take|remove|delete|strike|scratch|drop|erase) {text:item} <off> [<the>] {list} list",
        "(take|remove|delete|strike|scratch|drop|erase) {text:item} <off> [<the>] list",
        "(take|remove|delete|strike|scratch|drop|erase) {text:item} from [<the>] list (for|of|called) {list}",
    ),
    "HearthListRead list=shopping": (
        "(what is|what's|what do (I|we) have|what have (I|we) got) on [<the>] <shopping>",
        "(read|tell|show|list|give) [me] [<the>] <shopping> [to me|out]",
        "(read|tell|show|list|give) [me] what is on [<the>] <shopping>",
        "how (many|much) [things|items] (is|are) [there] on [<the>] <shopping>",
        "(what do|what should|what must|what) (we|I) (need|have) [to (buy|get)] [(from|at) the"
        " (shop|store|supermarket)]",
        "what (do|should) (we|I) (buy|get) [today|at the (shop|store|supermarket)]",
        "is [there] anything on [<the>] <shopping>",
        "(do|did) (we|I) (need|have) [to buy|to get] anything [(from|at) the (shop|store|supermarket)]",
        "what's left on [<the>] <shopping>",
        "(do|did) we need [(any|some|more)] {name:item}",
        "(do|did) (we|I) need to (buy|get) [(any|some|more)] {name:item}",
        "(is|are) [there|the|any|some] {text:item} [already] on [<the>] <shopping>",
        "(do|did) (we|I) (have|put) {text:item} [already] on [<the>] <shopping>",
        "<shopping>",
    ),
    "HearthListRead list=todo": (
        "(what is|what's) on [<the>] <todo>",
        "(read|tell|show|list|give) [me] [<the>] <todo> [to me|out]",
        "what (do|must|should) (I|we) [have|need] to do [today|next|now]",
        "what (do|have) (I|we) (have|got) to do [today]",
        "what (tasks|todos|to dos|chores) (do|have) (I|we) [have|got] [left]",
        "what [else|still] needs (doing|to be done)",
        "how many (tasks|todos|to dos|chores) (do|have) (I|we) [have|got] [left]",
        "(is|are) {text:item} [already] on [<the>] <todo>",
    ),
    "HearthListRead list=notes": (
        "(what is|what's) (in|on) [<the>] <notes>",
        "(read|tell|show|list|give) [me] [<the>] <notes> [to me|out]",
        "(what|which) notes (do|have|did) (I|we) [have|got|make|made|take|taken]",
        "what did (I|we) note [down]",
        "do I have any notes",
    ),
    "HearthListRead": (
        "(what is|what's|what do (I|we) have|what have (I|we) got) on [<the>] {list} list",
        "(what is|what's) on [<the>] list [(for|of|called) {list}]",
        "(read|tell|show|list|give) [me] [<the>] {list} list [to me|out]",
        "(read|tell|show|give) [me] [<the>] list [(for|of|called) {list}]",
        "(read|tell|show) [me] what is on [<the>] {list} list",
        "how (many|much) [things|items] (is|are) [there] on [<the>] {list} list",
        "is [there] anything on [<the>] {list} list",
        "(is|are) [there|the|any] {text:item} [already] on [<the>] {list} list",
    ),
    "HearthListClear list=shopping": (
        "(clear|empty|wipe|reset|erase) [<whole> (on|off|from)] [<the>] <shopping>",
        "(delete|remove|take|erase) <whole> (on|off|from) [<the>] <shopping>",
        "start a new shopping list",
    ),
    "HearthListClear list=shopping done=1": (
        "(clear|remove|delete|clean up) (what <is>|what's|everything [that] <is>|everything that's|all"
        " [items|things] that <is>)"
        " <ticked> [(on|off|from) [<the>] <shopping>]",
        "(clear|remove|delete) [all|the] <ticked> (items|things) [(on|off|from) [<the>] <shopping>]",
        "(tidy|clean) up [<the>] <shopping>",
    ),
    "HearthListClear list=todo": (
        "(clear|empty|wipe|reset|erase) [<whole> (on|off|from)] [<the>] <todo>",
        "(delete|remove|take|erase) <whole> (on|off|from) [<the>] <todo>",
        "(delete|remove|clear) all [of] [my|our|the] (tasks|chores|todos|to dos)",
    ),
    "HearthListClear list=todo done=1": (
        "(clear|remove|delete) (what <is>|what's|everything [that] <is>|everything that's|all [items|things] that <is>)"
        " <ticked> (on|off|from) [<the>] <todo>",
        "(clear|remove|delete) [all|the] <ticked> (tasks|chores|todos|to dos)",
        "(tidy|clean) up [<the>] <todo>",
    ),
    "HearthListClear list=notes": (
        "(clear|empty|wipe|erase) [<whole> (in|on|from)] [<the>] <notes>",
        "(delete|remove|erase|clear) all [of] [my|our|the] notes",
    ),
    "HearthListClear": (
        "(clear|empty|wipe|reset|erase) [<whole> (on|off|from)] [<the>] {list} list",
        "(clear|empty|wipe|reset) [<the>] list [(for|of|called) {list}]",
        "(delete|remove|take|erase) <whole> (on|off|from) [<the>] {list} list",
    ),
    "HearthListClear done=1": (
        "(clear|remove|delete) (what <is>|what's|everything [that] <is>|everything that's|all [items|things] that <is>)"
        " <ticked> (on|off|from) [<the>] {list} list",
        "(tidy|clean) up [<the>] {list} list",
    ),
    "HearthListCreate": (
        "(make|create|start|begin|add|open|set up|new) [me] [a|another|a new|new] list"
        " (called|named|for|of|with the name) {list}",
        "(make|create|start|begin|add|open|set up) [me] (a|another|a new|new) {list} list",
        "(make|create|start|add) [me] [a|another|a new|new] list",
        "new list [called|named] {list}",
        "(can|could) you (make|create|start) [me] (a|a new) list (called|named|for) {list}",
        "I (need|want|would like) a [new] list (called|named|for) {list}",
    ),
    "HearthListDelete": (
        "(delete|remove|get rid of|throw away|drop) [<the>] {list} list",
        "(delete|remove|get rid of|throw away|drop) [<the>] list (called|named|for|of) {list}",
        "(delete|remove) a list",
        "(I|we) (don't|do not) need [<the>] {list} list any more",
    ),
    "HearthListDelete list=shopping": ("(delete|get rid of|throw away) [<the>] shopping list",),
    "HearthListDelete list=todo": ("(delete|get rid of|throw away) [<the>] (to do|todo) list",),
    "HearthLists": (
        "(what|which) lists (do|have) (I|we|you) [have|got]",
        "(what|which) lists are there",
        "(show|tell|list|give) [me] [all] [of] [my|our|the] lists",
        "how many lists (do|have) (I|we) [have|got]",
        "do (I|we) have any lists",
    ),
    "HearthNote": (
        "(take|make|write|add) [me] [a|down a|another] note [that|to|saying|of|about|reading] {text}",
        "(take|make|write|add) [me] [a|another] note",
        "note [down] [that|to self] {text}",
        "(new|quick) note {text}",
        "(write|jot) (down|this down) [that|for me] {text}",
        "jot down [that] {text}",
        "(can|could) you (take|make|write) [down] a note [that|to|saying|of|about] {text}",
        "(can|could) you note [down] [that] {text}",
        "<put> [a] note [that] {text}",
        "I (want|would like) to (make|take) a note",
    ),
}

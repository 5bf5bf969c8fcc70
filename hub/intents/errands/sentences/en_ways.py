"""English: free ways to ask for errands, whose reason comes with them or before them."""

from __future__ import annotations

RULES: dict[str, str] = {
    "everyone": "(everyone|everybody|them [all]|the (others|kids|children|family|whole family|house)|all of them)",
    "list": "(the|my|our) (list|shopping list|grocery list)",
    "down": "((write|put|note|jot) (that|it|them|this) down|(note|remember) (that|it)|(put|add|write) (that|it|them) "
    "(on|to) <list>)",
    "forget": "forget [(to|that|about)]",
}
SENTENCES: dict[str, tuple[str, ...]] = {
    "HassBroadcast everywhere=1": (
        "{message} (let <everyone> know|tell <everyone> [(that|so|about it)]|inform <everyone>|(pass|spread) it on"
        "|spread the word|(announce|broadcast) (that|it))",
        "tell them [all] [that|to] {message}",
        "(spread the word|pass (on|it on)) [that] {message}",
        "(say|announce) (over|on|through|via) the (speakers|intercom|loudspeakers|loudspeaker) [that] {message}",
        "use the (intercom|speakers) to (say|announce) [that] {message}",
    ),
    "HassShoppingListAddItem": (
        "(we|I) [also] need {goods:item} <down>",
        "(we're|we are|I'm|I am) out of {goods:item} <down>",
        "{goods:item} (put|add) (that|it|them) (on|to) <list>",
        "(we|I) (have to|need to|should|must) get (some|more|some more) {goods:item}",
    ),
    "HassListCompleteItem": ("(I|we) (already have|have already got) the {name:item}",),
    "HassStartTimer": (
        "(give me|I need|put|set) {duration} on the (clock|timer)",
        "(start|set) the clock for {duration}",
        "put {duration} on for {name}",
    ),
    "HassTimerStatus": (
        "how (much longer|long|much time) for {name}",
        "how are <the> timers doing",
        "how far (along|on) is <the> timer",
    ),
    "HearthSetAlarm": (
        "(wake|get) (me|us) [up] [in time] for {name} {when}",
        "(wake|get) (me|us) [up] {when} [in time] (for|to go to|to get to) {name}",
        "(wake|get) (me|us) [up] [no later than|by] {time} [{when}]",
        "make sure (I'm|I am|we're|we are|I get|we get) (up|awake|out of bed) ({when}|by {time} [{when}])",
        "I (have|need|want|would like|'ve got) to be (up|awake|out of bed) ({when}|by {time} [{when}])",
        "(don't|do not) let (me|us) (oversleep|sleep in) [I have to (get up|be up)] [wake me] {when}",
        "(don't|do not) let (me|us) sleep (past|beyond|longer than|later than|till after) {time} [{when}]",
    ),
    "HearthCancelAlarm": (
        "(no need|you (don't|do not) (need|have)) to wake (me|us) [up] [({when}|for {time}|for {time} {when})]",
    ),
    "HearthRemind": (
        "(don't|do not) let (me|us) <forget> {text}",
        "(don't|do not) let (me|us) <forget> {text} {when}",
        "(don't|do not) let (me|us) {when} <forget> {text}",
        "I (mustn't|must not|can't|cannot|shouldn't|should not|don't want to|better not) <forget> {text} [{when}]",
        "I (need|have|want) to remember to {text} [{when}]",
        "make sure (I|we) [remember to] {text} {when}",
        "(ping|buzz|nudge|alert|notify|poke) me {when} (to|about|that|for) {text}",
        "(let me know|give me a (nudge|shout|reminder)) {when} (to|about|that) {text}",
        "(jog|refresh) my memory {when} (to|about|that) {text}",
    ),
    "HearthListRead list=shopping": (
        "what [else] do (we|I) [still] (need|have) (to (buy|get)|from the (shop|store|supermarket))",
        "what else do (we|I) need",
        "what are we [running] (out of|low on)",
        "what was on [<the>] (shopping list|grocery list|list)",
    ),
    "HearthListRead list=todo": ("is there anything [else] [that] (I|we) (have|need) to do [today]",),
}

"""English: scenes that are captured."""

from __future__ import annotations

RULES: dict[str, str] = {
    "save": "(save|remember|store|keep|capture|record|memorise|memorize)",
    "this": (
        "(this|that|it|this scene|that scene|the scene|the (current|present) scene|these settings|the"
        " settings|everything here"
        "|the way it is|how it is|the lights|this setting|this mood|the mood|this lighting|the current"
        " (state|settings|lighting|mood|lights))"
    ),
    "now": "(now|here|right now|in here|at the moment|like this)",
    "as": (
        "(as [a|the] [scene [called|named]]|as [a|the] scene|under the name [of]|under|and call it|with the name [of])"
    ),
    "place": "(<in> [the] {area}|(on|of) [the] {floor} [floor]|[the] {floor}|in here)",
}
SENTENCES: dict[str, tuple[str, ...]] = {
    "HearthSceneSave": (
        "<save> <this> [<now>] <as> {name}",
        "<save> <this> [<now>] [<place>] <as> {name}",
        "<save> [the] {area} <as> {name}",
        "<save> <this> <as> {name} <place>",
        "<save> how (it is|everything is|things are|the (room|light|lights) (is|are)) [<now>] [<place>] <as> {name}",
        "(make|create|save|store|add) [a|the|a new|new] scene [called|named] {name} [from (this|how it is now|here)]",
        "(make|create|save) [a|the|a new|new] scene (called|named) {name} [<place>]",
        "(make|create) a scene [out of this] [called|named] {name}",
        "(call|name) this [scene|mood|setting] {name}",
        "(this is|this shall be|let this be|make this) [our|my|the] {name} scene",
        "<save> [a|this] scene",
        "(make|create) a [new] scene",
        "(can|could) you <save> <this> <as> {name}",
        "I (want|would like) to <save> <this> <as> {name}",
        "<save> <this> [<now>] for {name}",
    ),
    "HearthSceneSave everywhere=1": (
        "<save> (everything|all rooms|the (whole|entire) house|the house|all) [<now>] <as> {name}",
        "<save> <this> [<now>] (everywhere|in (the whole house|every room|all rooms)) <as> {name}",
        "<save> <this> <as> {name} (everywhere|in (the whole house|every room|all rooms)|for the whole house)",
        "<save> how (it is|everything is|things are) (everywhere|in (the whole house|every room|all rooms))"
        " <as> {name}",
    ),
    "HearthSceneDelete": (
        "(forget|delete|remove|erase|drop|get rid of) [<the>] scene [called|named] {name}",
        "(forget|delete|remove|erase|drop|get rid of) [<the>] {name} scene",
        "(forget|delete|remove) a scene",
        "(I|we) (don't|do not) need [<the>] {name} scene any more",
    ),
    "HearthScenes": (
        "(what|which) scenes (do|have|can) (I|we|you) [have|got|know|use|activate|remember]",
        "(what|which) scenes are there",
        "(show|tell|list|give) [me] [all] [of] [my|our|the] scenes",
        "how many scenes (do|have) (I|we|you) [have|got|know]",
        "are there any scenes",
    ),
}

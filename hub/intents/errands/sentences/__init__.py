"""The sentences of the errands: one module per language and domain, `<language>_<domain>.py`, found by its name.

    SENTENCES: dict[str, tuple[str, ...]] = {
        "HassStartTimer": ("(set|start) [(a|the)] timer for {duration}", "{duration} timer"),
        "HearthCancelAlarm all=1": ("cancel all [[of] my] alarms",),
        "HearthCancelAlarm yields": ("turn off the alarm",),
    }
    RULES: dict[str, str] = {"add": "(add|put|write)"}

A key is an intent of `hub.intents.errands.catalogue`; what follows it is set in every one of its sentences:
`slot=value` (digits become a number), `yields` where a command about a device that the same words may be comes first,
and `reverts` where a `{command}` is done now and taken back later ("turn on the light for ten minutes"). `RULES`
(optional) are what `<add>` means in the module's own sentences; `<the>`, `<my>`, `<a>` and `<in>` (with its article)
are there in every language (`hub.intents.errands.words`).

Templates are written as in hassil: `(a|b)`, `[optional]`, `(any;order)`, `timer[s]`, `{kind:slot}` or `{kind}`. Upper
case, pauses and hyphens do not matter; nor do politeness, hesitation and fillers around the sentence, which need not be
written. The kinds:

| kind | matches | fills |
|---|---|---|
| `duration` | "ten and a half minutes", "1h30" | `seconds`, or the slot named: `{duration:start_seconds}` |
| `lengths` | "one for 5 minutes and for the eggs 6"; also where `duration` stands | `seconds`, `name`; an intent each |
| `more` | "five more minutes" | `seconds`, or the slot named |
| `time` | "half past seven in the evening", "19:30" | `time`, `twelve` (and `day`: "tonight at 8") |
| `day` | "tomorrow morning", "on Monday", "the 24th of December" | `day` (and `time`: 8, 12, 15, 19 or 21 o'clock) |
| `repeat` | "every weekday", "on Mondays and Thursdays" | `repeat` (and `time` as above) |
| `when` | all of these with their prepositions, in any order: "in ten minutes", "every Monday at 8" | what they fill |
| `area`, `floor` | a name in the home, without its article; several where the intent takes several | the id |
| `number` | "five", "5" | the slot named |
| `percent` | "50 %", "fifty percent", "fifty"; 0 to 100 | the slot named |
| `item` | free words, several things joined by "and" or pauses | `item`, joined by line feeds |
| `text`, `message` | free words | the slot of that name, or the slot named |
| `goods` | few free words, or several such joined by "and" or pauses | `item`, as it was said |
| `person` | a name in upper case, or `people` of the language's words | the slot of that name |
| `name`, `list`, `automation` | few free words, without a leading article | the slot of that name, or the slot named |
| `command` | free words that are a command of their own; may stand twice: "{command} in … {command}" | `then` |

Free words are as written by speech recognition. Of several sentences that match, the one with the fewest free words is
meant. Within a sentence free words never end in a word that asks for more ("the", "to", "is"); `name`, `list` and
`automation` are at most five words. Where the slot that an intent needs is missing, a sentence still matches, and it is
asked for.
"""

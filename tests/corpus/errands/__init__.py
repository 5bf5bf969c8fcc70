"""Sentences of errands and what they are: a file per language and domain, such as `en_lists.tsv`.

A line is a sentence, a tab and what it is, in columns (comments begin with #):

    set a timer for ten minutes	HassStartTimer	seconds=600
    add milk and eggs to the shopping list	HassShoppingListAddItem	item=milk|eggs
    set a timer	?seconds	HassStartTimer
    in ten minutes turn off the floor lamp	HearthDelay	seconds=600	>HassTurnOff	name=light.living_floor_lamp
    set a timer for a minute and turn on the tv	HassStartTimer	seconds=60	HassTurnOn	name=switch.tv
    what time is it	-

The slots of an errand are these and no others (`|` is a line feed); those of a command about devices must be among
its slots. `?slot` in front: that slot is asked for. `>`: it is done later. `-`: it is no errand. It is said in the
living room of `tests.corpus.home`.
"""

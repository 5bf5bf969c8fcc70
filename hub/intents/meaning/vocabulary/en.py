"""English."""

from __future__ import annotations

from hub.intents.meaning.vocabulary.model import Vocabulary, listed

_UNITS = listed(
    "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    "|eighteen|nineteen"
)
_TENS = listed("twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety")
_NUMBERS = {word: float(number) for number, word in enumerate(_UNITS)}
_NUMBERS |= {word: 20.0 + 10 * number for number, word in enumerate(_TENS)}
_NUMBERS |= {f"{ten} {one}": _NUMBERS[ten] + _NUMBERS[one] for ten in _TENS for one in _UNITS[1:10]}
_NUMBERS |= {f"{word} and a half": number + 0.5 for word, number in _NUMBERS.items() if 10 < number < 40}
_NUMBERS |= {"a hundred": 100.0, "one hundred": 100.0, "hundred": 100.0}

_WE = (
    "(?:(?<!as )(?<!how )(?<!way )(?<!if )it|i|we|he|she|they|you"
    "|mum|mom|dad|somebody|someone|nobody|grandma|grandpa|who)"
)

_BESIDE = r"(?:by|behind|beside|over|above|next to|near|at|on|outside|around) (?:the|my|our|that) "
_IDLE = (
    r"(?<=\w )(?<!turn )(?<!switch )(?<!turning )(?<!switching )(?<!put )(?<!flick )(?<!pop )(?<!stick )(?<!make )"
    r"(?<!please )(?<!kindly )\bon "
    r"(?=(?:the|my|our|your|his|her|its|this|that|these|those|a|an|low|high|gentle|full|whisper|about|to|at)\b)"
    r"|\b(?:down|up|out|over|back) (?:here|there)\b|^come on\b|\b(?:hold|hang|carry) on\b"
    r"|\b(?:hurry|shut|wakes?|woke|waking|grow\w*|gives?|gave|made|hang|washing|curl\w*|cheer|wash|tidy|dress\w*"
    r"|stand\w*|mess\w*|hung|used?|rings?|rang|pick\w*|eat|follow|broke|mix\w*|ended|get|gets|getting|got|i'm|he's"
    r"|she's|they're|we're|stay\w*|sit|sitting|what's|it's) up\b"
    r"|\b(?:sit|sat|sitting|lie|lay|lying|calm|settle|broke|run|fell|write|wrote|upside) down\b"
    r"|\b(?:going|go|went|walk|walking|came|come|coming|head|heading) down to\b"
    r"|\b(?:hands|day|i'm|we're|he's|she's|they're|rings?|rang|show\w*|doz\w+|nod\w*|better|well) off\b"
    r"|\boff (?:to|for|we go)\b"
    r"|\b(?:get|send|let|bring) (?:the |that |our )?(?:robot|vacuum|hoover|mower) out\b|\brobot out\b|\brolls? out\b"
    r"|\bout of\b|\b(?:eat|eating|dining|get|find|figure|work|stay|look|watch|hanging|going|we're|i'm|he's|she's"
    r"|they're) out\b"
    r"|\b(?:once|what's|any|one) more\b|\bmore (?:than|like|of|or less)\b|\bclose (?:to|by)\b"
    r"|\bcut (?!the (?:lights?|power|heating)\b|power|it\b)|\bkill (?:for|time|me|him|her)\b|\bthe start\b"
)
"""Where things are, and what people do: "on the desk", "sit down"."""

VOCABULARY = Vocabulary(
    things={
        "light": "light|lights|lamp|lamps|bulb|bulbs|lighting|illumination|spots|spotlights|chandelier|leds|glare"
        "|blind me|blind us|blinding|blinds me|blinds us|floodlights|floodlight",
        "covering": "blind|blinds|curtain|curtains|shutter|shutters|shade|shades|drapes|roller|rollers|awning"
        "|slats|slat|louvres",
        "window": "window|windows|skylight|skylights|roof window|roof windows|roof light",
        "garage": "garage|garage door",
        "gate": "gate|driveway",
        "door": "door|doors",
        "valve": "valve|sprinkler|sprinklers|irrigation",
        "lock": "lock|locks|deadbolt",
        "climate": "heating|heater|heat|radiator|radiators|thermostat|thermostats",
        "cooling": "air con|air conditioning|air conditioner|ac|aircon",
        "fan": "fan|fans|blower|ventilator|ventilation|extractor",
        "vacuum": "vacuum|hoover|robot|vacuum cleaner|vacuum robot|roomba",
        "mower": "mower|lawn mower|lawnmower",
        "humidifier": "humidifier|dehumidifier",
        "alarm": "alarm|alarm system|security system|burglar alarm",
        "socket": "socket|sockets|outlet|outlets|plug|plugs",
        "boiler": "boiler|water heater|hot water|tap water|bath water",
        "sun": "sun|sunlight|sunshine|sunbeams|glare|blinding|blinds me|blinds us|blind me|blind us",
    },
    classes={
        "blind": "blind|blinds|roller|rollers",
        "curtain": "curtain|curtains|drapes",
        "shutter": "shutter|shutters|roller shutter|roller shutters",
        "shade": "shade|shades",
        "awning": "awning",
    },
    colors={
        word: word
        for word in listed(
            "red|green|blue|yellow|orange|purple|pink|violet|turquoise|cyan|magenta|white|lime|teal|gold|lavender|brown"
        )
    }
    | {"amber": "orange", "lilac": "violet"},
    themes={
        "cosy": "cosy|cozy|relax|romantic|chill|comfort|mood",
        "movie": "movie|film|cinema|tv|television",
        "night": "good night|goodnight|night|sleep|bedtime|bed",
        "morning": "morning|wake|get up|day",
        "leave": "leave|leaving|away|goodbye|out",
        "arrive": "home|arrive|welcome|back",
        "dinner": "dinner|eat|meal|dining",
        "party": "party|dance|disco",
        "reading": "read|reading|book",
        "christmas": "christmas|xmas",
        "front": "front|main door|entrance|house door",
        "main": "main|mains",
        "watering": "sprinkler|irrigation|garden|watering",
        "coffee": "coffee|espresso|cappuccino",
        "feeding": "cat feeder|pet feeder|dog feeder|fish feeder|feeder",
        "oven": "oven",
        "towel": "towel",
        "fountain": "fountain|water feature",
        "television": "tv|television|telly",
        "printer": "printer",
        "washing": "washing machine|washer",
        "siren": "siren",
        "quick": "quick|short|express|fast",
        "gentle": "delicate|gentle|hand wash|silk|wool",
        "wool": "wool|delicate",
        "saving": "eco|saving",
        "dry": "dry",
        "blow": "fan only",
        "swing": "vertical|both",
        "auto": "auto",
        "sleep": "sleep|night",
        "hard": "high|turbo|strong",
        "quiet": "silent|quiet|gentle|low|night",
        "strong": "max|turbo|strong|boost|high",
        "aurora": "aurora|northern",
        "rainbow": "rainbow",
        "fire": "fire|candle",
        "reverse": "reverse|backward",
        "natural": "natural|nature|breeze",
        "outdoors": "outdoor|outdoors|outside|garden|yard|balcony|terrace|patio|street|road",
    },
    nouns={
        "light": "lamp",
        "switch": "machine",
        "cover": "blind",
        "fan": "fan",
        "climate": "heating",
        "vacuum": "vacuum",
        "lawn_mower": "mower",
        "humidifier": "humidifier",
        "lock": "door",
        "water_heater": "boiler",
        "area": "room",
        "media": "television",
    },
    lamps={
        r"(?:light|lamp|one) on the floor|floor (?:light|lamp|one)": "floor|standing",
        r"(?:big|main|overhead|ceiling) (?:light|lamp|one)": "ceiling|pendant|main|*",
        rf"{_BESIDE}bed|bedside": "bedside|bed",
        r"(?:behind|around|next to|by) (?:the|my|our|that) (?:telly|tv|television|screen)": "tv|television",
        rf"{_BESIDE}(?:mirror|sink|basin)": "mirror",
        rf"{_BESIDE}(?:desk|keyboard)": "desk",
        rf"{_BESIDE}(?:worktop|counter|chopping board|stove|hob|cooker)": "counter|worktop|hob|stove",
        rf"{_BESIDE}(?:dining )?table": "table|pendant",
        rf"{_BESIDE}(?:door|doorstep|steps?)": "porch|door",
        rf"{_BESIDE}(?:book|newspaper)|(?:light|lamp) (?:to read|for reading)": "reading",
        r"(?:tall|standing|corner) (?:light|lamp)": "floor|standing",
    },
    related={
        "telly": "tv|television",
        "tele": "tv|television",
        "box": "tv|television",
        "cartoons": "tv|television",
        "programme": "tv|television",
        "caffeine": "espresso|coffee",
        "latte": "espresso|coffee",
        "cappuccino": "espresso|coffee",
        "kitty": "cat",
        "pussycat": "cat",
        "moggy": "cat",
        "puppy": "dog",
        "cuppa": "coffee",
        "screen": "tv|television",
        "fishes": "aquarium|fish tank",
        "towel": "towel rail|towel",
        "rings": "doorbell",
        "rang": "doorbell",
        "pizza": "oven",
        "fish": "aquarium|fish tank",
        "goldfish": "aquarium|fish tank",
        "laundry": "washing machine|washer",
        "washing": "washing machine|washer",
        "wash": "washing machine|washer",
        "clothes": "dryer|washing machine|washer",
        "dishes": "dishwasher",
        "towels": "towel",
        "print": "printer",
        "printing": "printer",
        "bake": "oven",
        "baking": "oven",
        "roast": "oven",
        "cake": "oven",
        "bell": "doorbell",
        "xmas": "christmas",
        "standing": "standing lamp|floor lamp",
        "tower": "tower fan",
        "festive": "christmas",
        "sleeps": "bedroom",
        "meowing": "cat",
        "water feature": "fountain",
        "fairy lights": "string lights",
    },
    rooms="attic|loft|conservatory|greenhouse|pool|sauna|gym|library|the shed|our shed|my shed|garden shed"
    "|barn|stable|workshop|guest room|spare room"
    "|playroom|pantry|larder|porch|balcony|terrace|patio|veranda|roof|wine cellar|man cave|closet|wardrobe|stairs"
    "|staircase|landing|carport|basement|cellar|garage|office|study|kitchen|bathroom|bedroom|dining room|living room"
    "|hallway|nursery|toilet|cloakroom|utility room|laundry room|garden|yard|upstairs|downstairs|summer house|cabin"
    "|caravan|boat|church|school|hotel|restaurant|hospital|shop|supermarket|museum|stadium|theatre|next door"
    "|europe|america|london|paris|city|town|village|street",
    left="left|why",
    sides=r"\bon (?:the|my|your) (left|right)\b|\b(?:the|my|your) (left|right|upper|lower)(?: hand)? "
    r"(?:one|side|blind|curtain|shutter|window)\b",
    single=r"\b(?:the|my|this|that) (?:window|blind|shutter)\b",
    everyday="sun|moon|star|stars|rain|cloud|dinner|breakfast|lunch|movie|film|morning|night|evening|home|cat|dog"
    "|party|tree|door|window|display",
    like="it's a|it is a|this is a|is like a|such a|than in the|than on the|than at the"
    "|like a|like an|like in a|like in an|like in the|as a|as an|turn into a",
    owners=r"\b(?!(?:it|that|what|where|there|who|how|let|here|he|she|everyone|everybody|nobody|somebody|someone|one"
    r"|today|tonight|when|why)')(\w+)'s? (?:\w+ )?"
    r"(?:lights?|lamps?|room|bedroom|house|garage|fan|heating|blinds?|shutters?"
    r"|curtains?|window|door|tv|place|flat)\b",
    directions={
        "": "is open|are open|be open|is still open|still open"
        "|is off|are off|be off|is out|went off|went out|is on|are on|be on|is still on|are still on|still on",
        "on": "on|start|activate|enable",
        "off": "off|out|kill|cut|deactivate|disable|no more|done with|finished with|pull the plug|unplug",
        "open": "open",
        "close": "close|closed|shut",
        "up": "up|brighter|brighten|raise|increase|more|higher|warmer|faster|stronger|lighter"
        "|too dark|so dark|too cold|so cold|too chilly|too dim|not warm enough|isn't warm enough|not bright enough"
        "|isn't bright enough|too quiet|too weak|too slow|too dry|so dry|can't hear|can't see|not hot enough"
        "|hotter|lukewarm|barely any|hardly any",
        "down": "down|dim|dimmer|darker|darken|low|lower|reduce|decrease|less|cooler|colder|slower|softer|gentler"
        "|too bright|so bright|too hot|so hot|too warm|so warm|too loud|so loud|too noisy|too strong|too fast|too harsh"
        "|too damp|so damp|too humid|weaker|quieter|fainter|needn't be|scalding",
    },
    idle=_IDLE,
    everywhere="everywhere|whole house|entire house|all over the house|in the house|every room|all rooms",
    outside="out there|out here|outdoors|up the path|on the path|outside the house|in front of the house|at the front",
    here="here|in here|this room|in this room|the room|my room",
    much="much|a lot|way|far|loads|lots",
    little="a bit|a little|slightly|a touch|a notch|a tad|bit|little",
    by="by",
    units={
        "percent": "%|percent|per cent",
        "degrees": "°|degrees|degree|celsius|fahrenheit",
        "kelvin": "k|kelvin",
        "time": "second|seconds|minute|minutes|hour|hours|day|days|week|weeks|o'clock|am|pm|a.m|p.m",
    },
    numbers=_NUMBERS,
    parts={
        "half": 50,
        "halfway": 50,
        "half way": 50,
        "a quarter": 25,
        "quarter": 25,
        "a third": 33,
        "third": 33,
        "three quarters": 75,
        "two thirds": 67,
        "a gap": 15,
        "a little gap": 15,
        "a small gap": 15,
        "a crack": 10,
        "a slit": 10,
        "a sliver": 10,
    },
    full="full blast|flat out|full power|full speed|full whack",
    shares="as",
    later=(
        "tomorrow|later|tonight|this evening|next week|on monday|on tuesday|on wednesday|on thursday|on friday"
        "|on saturday|on sunday|at noon|at midnight|every day|every morning|every evening|every night|when i|as soon as"
        "|after dinner|before i|until|at sunset|at sunrise|whenever"
    ),
    acts=(
        "turn|switch|put|open|close|shut|lock|unlock|dim|brighten|raise|lower|set|start|stop|touch|make|change|bring"
        "|leave|heat|warm|cool|clean|vacuum|hoover|let|arm|disarm|activate|run|pull|roll|mow|water|turning|switching"
        "|opening|closing|adjust|move"
    ),
    negations="don't|do not|dont|never|no need to|not to|must not|mustn't|shouldn't|wouldn't|don't you|rather not"
    "|you needn't|you need not",
    past=(
        rf"\b(?!(?:somebody|someone|you) (?:put|set|shut)\b){_WE} "
        rf"(?:\w+ly |just |already |always |never )?(?:turned|switched|opened|closed|shut|dimmed|put"
        r"|changed(?! my mind)|set"
        r"|bought|installed|lowered|raised|locked|unlocked|cleaned|vacuumed|mowed"
        r"|used to|was|were)\b"
        r"|\b(?:was|were) always\b|\bin (?:our|my|the) (?:last|old|former) \w+\b"
        rf"|\b(?:yesterday|last (?:night|week|winter|summer|year|month|time)|ago|back then|this morning)\b"
        rf"|\b(?:have|has|had|i've|we've|he's|she's) (?:just |already |always )?(?:been |turned|switched|opened|closed)"
        rf"|\bdidn't\b|\bwasn't\b|\bweren't\b"
    ),
    reported=(
        r"\b(?:said|says|told|tells|asked me|asks me|say that|they say|heard that|heard of|wrote|announced|mentioned"
        r"|thinks|thought|believe[sd]?|according to)\b"
        r"|\b(?:he|she|they) (?:likes?|loves?|hates?|always|never|wants?)\b"
        r"|\b(?:buy|buys|for sale|on sale|percent off|price|prices"
        r"|costs?|expensive|cheap|ordered|broken|broke|repaired?"
        r"|warranty|brand new|dusty lamps|needs? (?:an? )?(?:new (?!batter)|oil|repair|fixing|painting))\b"
    ),
    supposed=(
        r"^stop (?:telling|asking|reminding|nagging)\b"
        r"|^(?:please |just )?(?:leave|keep)\b(?! (?:the |that |this )?(?:sun|heat|glare) )"
        r"(?!.*(?:half|percent|degrees|\d)).*\b(?:on|off|open"
        r"|closed|running|alone)\b"
        r"|^(?:when|once|as soon as)\b|\b(?:he|she|they|you) forgot\b|\b(?:was|were) (?:on|off|open) (?:all|for|the)\b"
        r"|\bremind\b|^tell (?!me\b|(?:the )?(?:robot|vacuum|hoover|mower|heating|lights?|lamps?|fan|blinds?|boiler"
        r"|air con)\b)\w+"
        r"|\b(?:(?<!me )(?<!\bas )(?<!check )(?<!know )(?<!see )(?<!mind )(?<!nice )"
        r"(?<!love it )(?<!good )(?<!remember )(?<!sure )if"
        r"(?! you(?:'d| would| could| please| don't mind| wouldn't mind))|what if|imagine|suppose|would have"
        r"|should have|could have|maybe we should|i wonder|unless)\b"
        r"|^(?:how (?!do(?:es)? (?:i|one|you) (?:use|talk|work)|does (?:this|it|that)(?: thing)? work)"
        r"(?:do|does|can|could|would|should|did|to)|why (?:do|does|did|would|should"
        r"|are(?! we (?:still )?(?:sitting|living|heating|burning|wasting)))"
        r"|what (?:happens|would)|explain|should i|shall we|would it"
        r"|is it (?:better|worth|safe(?!,)|ok|true|dangerous|healthy)|tell me (?:about|why))\b"
    ),
    questions=(
        r"^(?:i hope i|i think i (?:left|forgot)|(?:i'm |i am )?not sure (?:if|whether|i|we)"
        r"|i (?:can't|don't) (?:remember|know) (?:if|whether))\b"
        r"|^(?!why is it (?:so|such)|why's it so|isn't it|are we saving|is it me)"
        r"(?:is|are|was|were|did|do|does|has"
        r"|have (?:i|we|you|they|any|all|both)|have (?:the|my|our) (?:\w+ ){1,3}?(?:been|gone|stopped|finished)"
        r"|am|will (?!you\b)|what|what's|whats|which|how|when|where"
        r"|where's|who|who's|why|whose"
        r"|tell me|isn't|aren't)\b|\b(?:isn't it|aren't they|aren't we|is it not|or not|(?<!the )(?<!my )right)$"
    ),
    small=(
        "a an the my our your this that these those it its it's i i'm i'd i'll we we're we'd you me us to too so very"
        " of and or in into at with for from please just now then can could would will should is are be been am was do"
        " does did have has had get got let make want need like some any bit all there here not no don't if but what's"
        " what which how when where who there's that's one thing things stuff really quite pretty rather okay ok hey"
        " hello oh well yes sorry thanks thank kindly maybe perhaps again once right again them they he she his her him"
        " up down on off out over by as than still already yet enough also even only gonna wanna gotta dear darling"
        " love mate sweetie computer robot um uh er can't cannot won't isn't aren't put set turn switch"
        " give take go going o' every any someone somebody everyone everybody nobody please mummy mum mom mommy"
        " daddy dad grandma granny nan grandpa granddad guys folks love sweetheart honey brr ouch gosh blimey ugh wow"
        " running today evening morning tonight night bit nice good lovely proper bloody damn blasted awfully terribly"
    ),
)

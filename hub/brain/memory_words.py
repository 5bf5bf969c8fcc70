"""How people ask to remember, recall and forget, as patterns by language, and what is said to it."""

from __future__ import annotations

from dataclasses import dataclass

from shared.languages import base_of


@dataclass(frozen=True, slots=True)
class MemoryWords:
    """One language. A pattern is a regular expression for a whole sentence; its group `about` is what it is about."""

    remember: tuple[str, ...]
    recall: tuple[str, ...]
    forget: tuple[str, ...]
    forget_all: tuple[str, ...]
    kept: str
    full: str
    nothing: str
    unknown: str
    forgot: str
    forgot_all: str
    sure: str
    more: str
    would: str


_EN = MemoryWords(
    remember=(
        r"(?:can you |could you )?(?:please )?(?:remember|keep in mind)(?: for me)?"
        r" that (?!as )(?P<about>.+)",
        r"(?:please )?remember(?: this)?[:,] ?(?P<about>.+)",
    ),
    recall=(
        r"what (?:do you remember|did i (?:tell|ask) you to remember|did i tell you|have you remembered)",
        r"what (?:do you remember|did i tell you|do you know) about (?P<about>.+)",
        r"(?:tell me|list) (?:everything |all |what )?(?:that )?you(?: have)? remember(?:ed)?",
    ),
    forget=(r"(?:please )?forget (?:that|what i (?:told you|said) about|the thing about) (?P<about>.+)",),
    forget_all=(r"(?:please )?forget (?:everything|all)(?: (?:that )?(?:you remember|i told you|you know))?",),
    kept="I'll remember that {fact}.",
    full="My memory is full. Let me forget something first.",
    nothing="I was not asked to remember anything like that.",
    unknown="I don't remember anything like that.",
    forgot="I forgot that {fact}.",
    forgot_all="I forgot everything that I was asked to remember.",
    sure="Shall I forget everything that I was asked to remember?",
    more="And {count} more.",
    would="I would do that.",
)
_DE = MemoryWords(
    remember=(
        r"(?:kannst du dir )?(?:bitte )?merk(?:e)?(?: dir)?(?: bitte)?"
        r",? dass (?P<about>.+?)(?: merken)?",
        r"(?:bitte )?merk(?:e)? dir(?: bitte)?[:,] ?(?P<about>.+)",
    ),
    recall=(
        r"(?:was|woran) (?:hast du dir gemerkt|erinnerst du dich|solltest du dir merken|habe ich dir gesagt)",
        r"(?:was|woran) (?:hast du dir gemerkt|erinnerst du dich|habe ich dir gesagt|weißt du)"
        r" (?:über|zu|von) (?P<about>.+)",
        r"was (?:hast du dir|weißt du) (?:über|zu) (?P<about>.+?)(?: gemerkt)?",
    ),
    forget=(r"(?:bitte )?vergiss(?: bitte)?,? (?:dass|das mit|was ich (?:dir )?über) (?P<about>.+?)(?: gesagt habe)?",),
    forget_all=(r"(?:bitte )?vergiss(?: bitte)? alles(?:,? was (?:du dir gemerkt hast|ich dir gesagt habe))?",),
    kept="Ich merke mir, dass {fact}.",
    full="Mein Gedächtnis ist voll. Lass mich erst etwas vergessen.",
    nothing="So etwas sollte ich mir nicht merken.",
    unknown="An so etwas erinnere ich mich nicht.",
    forgot="Ich habe vergessen, dass {fact}.",
    forgot_all="Ich habe alles vergessen, was ich mir merken sollte.",
    sure="Soll ich alles vergessen, was ich mir merken sollte?",
    more="Und {count} weitere.",
    would="Das würde ich tun.",
)
_FR = MemoryWords(
    remember=(
        r"(?:s'il te plaît |tu peux |peux-tu )?(?:souviens-toi|rappelle-toi|retiens|retenir)"
        r" qu(?:e |')(?P<about>.+)",
    ),
    recall=(
        r"(?:de quoi te souviens-tu|qu'est-ce que tu as retenu|qu'est-ce que je t'ai dit|que retiens-tu)",
        r"(?:que sais-tu|qu'est-ce que tu sais|qu'est-ce que je t'ai dit|qu'est-ce que tu as retenu) "
        r"(?:sur|de|à propos de) (?P<about>.+)",
    ),
    forget=(r"oublie (?:qu(?:e |')|ce que je t'ai dit sur )(?P<about>.+)",),
    forget_all=(r"oublie tout(?: ce que (?:je t'ai dit|tu as retenu))?",),
    kept="Je retiens que {fact}.",
    full="Ma mémoire est pleine. Laisse-moi d'abord oublier quelque chose.",
    nothing="On ne m'a rien demandé de retenir à ce sujet.",
    unknown="Je ne me souviens de rien de tel.",
    forgot="J'ai oublié que {fact}.",
    forgot_all="J'ai oublié tout ce que je devais retenir.",
    sure="Dois-je oublier tout ce que je devais retenir ?",
    more="Et {count} de plus.",
    would="Je le ferais.",
)
_ES = MemoryWords(
    remember=(r"(?:por favor )?(?:puedes )?(?:recuerda|recordar|acuérdate de) que (?P<about>.+)",),
    recall=(
        r"¿?(?:qué recuerdas|qué te dije|qué has apuntado|de qué te acuerdas)",
        r"¿?(?:qué recuerdas|qué te dije|qué sabes) (?:sobre|de) (?P<about>.+)",
    ),
    forget=(r"olvida (?:que|lo que te dije (?:sobre|de)|lo de) (?P<about>.+)",),
    forget_all=(r"olvida(?:lo)? todo(?: lo que (?:te dije|recuerdas))?",),
    kept="Recordaré que {fact}.",
    full="Mi memoria está llena. Déjame olvidar algo primero.",
    nothing="No me han pedido recordar nada así.",
    unknown="No recuerdo nada así.",
    forgot="He olvidado que {fact}.",
    forgot_all="He olvidado todo lo que debía recordar.",
    sure="¿Debo olvidar todo lo que debía recordar?",
    more="Y {count} más.",
    would="Lo haría.",
)
_NL = MemoryWords(
    remember=(
        r"(?:kun je )?(?:alsjeblieft )?onthou(?:d|den)?(?: alsjeblieft)?"
        r",? dat (?P<about>.+?)(?: onthouden)?",
    ),
    recall=(
        r"wat (?:heb je onthouden|onthoud je|heb ik je gezegd|moest je onthouden)",
        r"wat (?:heb je onthouden|weet je|heb ik je gezegd|heb ik gezegd) (?:over|van) (?P<about>.+)",
    ),
    forget=(r"vergeet (?:dat|wat ik (?:je )?(?:zei|heb gezegd) over) (?P<about>.+)",),
    forget_all=(r"vergeet alles(?: wat (?:je hebt onthouden|je weet|ik heb gezegd))?",),
    kept="Ik onthoud dat {fact}.",
    full="Mijn geheugen is vol. Laat me eerst iets vergeten.",
    nothing="Zoiets moest ik niet onthouden.",
    unknown="Zoiets herinner ik me niet.",
    forgot="Ik ben vergeten dat {fact}.",
    forgot_all="Ik ben alles vergeten wat ik moest onthouden.",
    sure="Zal ik alles vergeten wat ik moest onthouden?",
    more="En nog {count}.",
    would="Dat zou ik doen.",
)
_WORDS = {"en": _EN, "de": _DE, "fr": _FR, "es": _ES, "nl": _NL}


def memory_words(language: str) -> MemoryWords:
    """Return a language's words; English for one without."""
    return _WORDS.get(base_of(language), _EN)

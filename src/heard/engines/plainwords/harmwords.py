"""Phrases that may tell of harm, by what they may tell of, and harmless ones that look alike.

Regular expressions, without regard to case, that begin and end where a word does. Recall first:
what is read in vain costs a minute. From general knowledge of how people write of such things.
"""

from typing import Literal

Harm = Literal[
    "suicide",
    "self-harm",
    "hurt",
    "sexual",
    "neglect",
    "restraint",
    "missing",
    "fear",
    "home",
    "told",
]

PATTERNS: dict[Harm, tuple[str, ...]] = {
    "suicide": (
        r"suicid\w*",
        r"sucid\w*",
        r"kill(?:ing|s|ed)? (?:him|her|my|them|your)\s?sel(?:f|ves)",
        "kms",
        "wants? to die",
        "wanted to die",
        "wanting to die",
        "want(?:s|ed)? to be dead",
        (
            r"(?:wish(?:es|ed)?|better off) (?:\w+ ){0,3}(?:dead|wasn'?t (?:here|alive|born)|"
            "weren'?t here)"
        ),
        "end (?:it all|it|(?:his|her|my|their) (?:own )?life)",
        "ending (?:it all|it|(?:his|her|my) life)",
        "tak(?:e|es|en|ing) (?:his|her|my|their) own life",
        "took (?:his|her|my|their) own life",
        "not? (?:want|wanting) to (?:be here|live|wake up|be alive)",
        r"overdos\w*",
        (
            "(?:doesn|didn|don)'?t want to (?:be here|live|wake up|be alive|go on)(?! in| "
            "with| at| near)"
        ),
        "no (?:point|reason) (?:in )?(?:living|to live)",
        "hang(?:ing|ed)? (?:him|her|my|them)sel(?:f|ves)",
        "can'?t go on(?! hold| like this much)",
        "jump(?:ed|ing)? (?:off|in front of|out of)",
    ),
    "self-harm": (
        r"sel(?:f|ve)[- ]?(?:harm\w*|injur\w*|mutilat\w*)",
        "sh'?ing",
        (
            "(?:cut|cuts|cutting|hurt|hurts|hurting|hit|hits|hitting|bit|bites|biting|harm|"
            r"harms|harming|burn\w*|starv\w*|scratch\w*|punch\w*|head ?bang\w*) (?:him|her|my|"
            r"them|your)\s?sel(?:f|ves)"
        ),
        r"(?:bang|hit|smash)\w* (?:his|her|their|my) (?:own )?head",
        "head[- ]?banging",
        r"(?:swallow|drank|drink)\w* bleach",
        "stopped eating",
        "won'?t eat anything",
    ),
    "hurt": (
        (
            r"(?:hit|hits|hitting|slap|slaps|slapped|smack\w*|punch\w*|kick\w*|beat|beats|"
            r"beaten|beating|bit|strangl\w*|chok\w*|throttl\w*|shov\w*|drag\w*|grab\w*|burn\w*|"
            r"batter\w*|attack\w*|hurt|hurts|hurting|pinch\w*|shak\w*|shook|push\w*) (?:\w+ "
            ")?(?:him|her|them|me|us|my|his|himself|herself|themselves|myself|a child|"
            "children|kids|people)"
        ),
        "hits? (?:out )?(?:at )?(?:me|us|his|her)",
        (
            r"(?:was|got|been|being|gets|is) (?:\w+ )?(?:hit|slapped|punched|kicked|beaten|"
            "assaulted|attacked|hurt|strangled|choked|stabbed|burnt)"
        ),
        r"assault\w*",
        r"abus(?:e|ed|es|er|ers|ing|ive)\b",
        r"bruis\w*",
        r"black eye\w*",
        "harm(?:ed|ing|s)?",
        "violen(?:t|ce|tly)",
        r"threaten\w* (?:to |me|him|her|us|with|my)",
        r"(?:with|has|had|got|pulled|carr\w+) a knife",
        "knife to",
        "knives (?:away|locked)",
        r"stab\w*",
        "(?:domestic|physical|emotional|financial|sexual) (?:abuse|violence)",
        "dv",
        r"kill(?:ed|s)? (?:him|her|me|us|someone|somebody|them|my)(?!\s?sel)",
        "hand ?prints?",
        "(?:broken|fractured) (?:arm|wrist|rib|ribs|nose|leg|bone|bones|finger)",
        "fgm",
        "force[ds]? (?:into )?(?:a )?marriage",
        "forced to marry",
        "county lines",
        r"exploit\w*",
        r"drug(?:s|ged)? (?:deal\w*|gang\w*)",
        "gangs?",
        r"radicali[sz]\w*",
        r"traffick\w*",
        "groom(?:ed|ing|s)",
    ),
    "sexual": (
        "rap(?:e|ed|ist|ing)",
        r"molest\w*",
        "sexual(?:ly|ised|ized)?",
        (
            r"touch(?:ed|es|ing) (?:him|her|me|them) (?:\w+ )?(?:inappropriately|there|down|"
            "private)"
        ),
        r"inappropriate(?:ly)? touch\w*",
        "touched inappropriately",
        "private parts?",
        r"indecent\w*",
        "nudes?",
        r"porn\w*",
        r"paedo\w*",
        r"pedo\w*",
        "sent (?:him|her) pictures of",
    ),
    "neglect": (
        r"neglect\w*",
        (
            r"(?:left|leaving|leave) (?:him|her|them|my \w+|a \w+) (?:\w+ )?(?:alone|"
            "unattended|unsupervised|soiled|wet|in (?:his|her|their) (?:own )?(?:wee|urine|"
            "mess|poo|faeces|nappy))"
        ),
        r"(?:no|not enough|nothing) (?:food|to eat)\b(?: in the house)?",
        "(?:not|isn'?t|wasn'?t|never) (?:been )?fed",
        "starv(?:e|ed|ing)",
        r"malnourish\w*",
        r"dehydrat\w*",
        "unattended",
        "unsupervised",
        "filthy",
        "sat in (?:his|her|their) own (?:wee|urine|mess|poo|faeces)",
        "wrong (?:dose|medication|meds|tablets)",
        "without (?:his|her|their|any) (?:meds|medication|inhaler|epipen|insulin)",
        "(?:forgot|missed|refused) (?:to give )?(?:his|her) (?:meds|medication|insulin|epipen)",
        "no heating",
        "sleeping (?:in (?:the|our|a) car|rough|on the floor)",
        r"homeless\w*",
    ),
    "restraint": (
        r"restrain\w*",
        r"pinned (?:\w+ ){0,3}(?:down|to|against)",
        r"(?:held|hold|holding) (?:\w+ ){0,2}down",
        r"(?:sat|kneel\w*|knelt|lay) on (?:him|her|top of)",
        "seclu(?:ded|sion)",
        "face ?down",
        r"lock(?:ed|s|ing)? (?:\w+ ){0,3}(?:in|up|inside|away|out)\b",
        "shut (?:him|her|them|me) (?:in|away)",
        r"tied (?:\w+ ){0,2}(?:to|up|down|into)",
        r"strapped (?:\w+ ){0,2}(?:in|into|down|to)",
        "(?:isolation|calm|time ?out|padded) (?:room|booth|cell)",
        r"barricad\w*",
        "dragged",
        r"manhandl\w*",
        "held against (?:his|her|their) will",
        r"handcuff\w*",
    ),
    "missing": (
        (
            "(?:gone|went|goes|been|is|was|reported|still) missing(?! out| from the plan| the "
            r"point| a| his \w+ist)"
        ),
        "r[au]n(?:s|ning)? (?:away|off)",
        r"abscond\w*",
        "elop(?:ed|es|ing)",
        r"(?:walked|got|ran|escaped) out of (?:the )?(?:school|building|gate|house|class\w*)",
        r"climb\w* (?:over )?the (?:fence|gate)",
        (
            r"found (?:him|her|them) (?:\w+ ){0,4}(?:road|street|motorway|railway|river|"
            "station|tracks)"
        ),
        r"(?:not|hasn'?t|haven'?t) (?:been )?seen (?:him|her|my \w+|for|since)",
        "lost (?:him|her) at",
    ),
    "fear": (
        (
            "(?:scared|frightened|terrified|afraid|petrified|fearful) (?:of|for (?:his|her|my|"
            "our|their|the)|to (?:go home|tell|sleep|be))"
        ),
        "(?:un|not |isn'?t |wasn'?t |never |don'?t feel |doesn'?t feel |didn'?t feel )safe",
        (
            "(?:fear|feared|fearing|fears|worried|worry) for (?:his|her|my|our|their) "
            "(?:li(?:fe|ves)|safety)"
        ),
        "in danger",
        r"dangerous\w*",
        "at risk",
        "(?:going to|gonna|will) (?:die|get hurt|end up dead|kill)",
        (
            "(?:someone|somebody|he|she|they)(?:'ll| will| is going to) (?:die|get "
            "(?:seriously )?hurt)"
        ),
        "safeguarding",
        r"flinch\w*",
        "nearly (?:died|drowned|choked)",
        "life (?:at risk|in danger)",
    ),
    "home": (
        (
            "(?:i|we) can'?t (?:cope|keep (?:him|her|them) safe|do this any ?more|take (?:any|"
            "much) more|carry on)"
        ),
        "break(?:ing)? ?down",
        "at (?:my|our|his|her) (?:wit'?s'? end|breaking point)",
        "breaking point",
        (
            r"(?:i|we)(?:'m| am|'re| are| might| may|'ll| will) (?:\w+ )?(?:snap|lose it|hurt "
            "(?:him|her)|do something)"
        ),
        "drink(?:ing|s) (?:too much|heavily|every (?:day|night))",
        "(?:drunk|high) (?:when|while|in charge)",
        r"drug (?:addict|use|user|problem)\w*",
        "alcoholic",
        "police (?:came|were called|have been|had to)",
    ),
    "told": (
        r"(?:told|tells|said to) (?:\w+ ){0,2}not to (?:tell|say)",
        "keep (?:it )?(?:a )?secrets?",
        "our (?:little )?secret",
        "don'?t (?:you )?tell (?:anyone|anybody|mum|dad|your)",
        "cover(?:ed|ing)? (?:it )?up",
        r"disclos\w*",
        "nobody believes? (?:him|her|me)",
    ),
}
# Harmless though they hold a word of harm.
FALSE_FRIENDS = (
    "hits? (?:the|a) (?:nail|wall|brick wall|target|ground|jackpot|spot|roof|road)|hit and "
    "miss|hit or miss|hard[- ]hit|hit home|kill(?:ing)? (?:two birds|time|the)|safe "
    "(?:space|place|hands|pair)|better safe|safe to say|cut(?:s|ting)? (?:the |our |my |its "
    ")?(?:funding|budgets?|services?|hours|costs?|corners|support|short)|beat(?:s|ing)? "
    "(?:around )?the (?:bush|system|odds)|hurt(?:s)? (?:my|our) feelings|no harm (?:in|to)|"
    "(?:do|does|doing) more harm than good|over my dead body|bored to death|(?:to|in) the "
    r"end|at the end|punch (?:above|above his|above her) \w+|kick(?:ed|ing|s)? (?:the|a) "
    "(?:can|ball|football|fuss)|kicked off|kicked into|burn(?:t|ed|ing)? out|pushed (?:from|"
    "back|for|through|around between)|push (?:my|our|his|her) (?:buttons|luck|case)|"
    "grab(?:bed)? (?:a|the)|grabs? (?:his|her|my) (?:coat|bag|lunch|hand)|drag(?:s|ged|"
    "ging)? (?:on|its|their|your|our) (?:feet|heels)|dragged (?:on|out|through)|missing "
    "(?:out|from the plan|the point|a (?:trick|page|report))|safeguarding (?:training|"
    "policy|course|team|lead)|end it (?:here|there|on)|shak(?:e|es|ing|en) (?:my|his|her|"
    "our|their) (?:heads?|hands?)|shake up|groom(?:ed|ing|s) (?:the|a|his|her|my) (?:dog|"
    r"horse|pony|cat|hair)|dog grooming|stab(?:le|les|ility|ilise\w*)|covered up (?:warm|"
    "well)|lock(?:ed)? (?:in|into) (?:a )?(?:battle|dispute|contract|process)|run(?:s|"
    r"ning)? (?:off|away with|away from) (?:the|their) (?:mill|script|responsibilit\w+|feet)"
)

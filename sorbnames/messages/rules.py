"""What the rules say of a finding."""

TEXTS: dict[str, tuple[str, str]] = {
    "SN101": ("„{found}“ schreibt man „{right}“.", "“{found}” is spelt “{right}”."),
    "SN102": ("„{found}“ schreibt man „{right}“.", "“{found}” is spelt “{right}”."),
    "SN103": (
        "„{found}“ enthält beschädigte Zeichen; gemeint ist „{right}“.",
        "“{found}” has damaged characters; “{right}” is meant.",
    ),
    "SN104": (
        "„{found}“ ist eine frühere Schreibung; heute „{right}“.",
        "“{found}” is a former spelling; today “{right}”.",
    ),
    "SN105": (
        "„{found}“ ist nicht die niedersorbische Form; sie heißt „{right}“.",
        "“{found}” is not the Lower Sorbian form, which is “{right}”.",
    ),
    "SN201": (
        "Zu „{found}“ fehlt der sorbische Name; `--style {style}` schreibt „{right}“.",
        "“{found}” lacks its Sorbian name; `--style {style}` writes “{right}”.",
    ),
    "SN202": (
        "Zu „{found}“ fehlt der deutsche Name; `--style {style}` schreibt „{right}“.",
        "“{found}” lacks its German name; `--style {style}` writes “{right}”.",
    ),
    "SN203": (
        "Der Stil „{style}“ schreibt „{right}“ (Reihenfolge).",
        "The style “{style}” writes “{right}” (order).",
    ),
    "SN204": (
        "Der Stil „{style}“ schreibt „{right}“ (Trennzeichen).",
        "The style “{style}” writes “{right}” (separator).",
    ),
    "SN204_case": (
        "Der Stil „{style}“ schriebe „{right}“; im Satz entscheidet der Fall, bitte von Hand.",
        "The style “{style}” would write “{right}”; in a sentence the case decides, please do it by hand.",
    ),
    "SN205": (
        "„{found}“ gehört zu {other}, nicht zu {german}; richtig ist „{right}“.",
        "“{found}” belongs to {other}, not to {german}; “{right}” is right.",
    ),
    "SN206": (
        "„{found}“ steht weiter oben als „{earlier}“; bitte einheitlich schreiben, etwa mit `--style official`.",
        "“{found}” is written “{earlier}” further up; write it one way, for instance with `--style official`.",
    ),
    "SN302": (
        "„{found}“ ({german}) schreibt man „{right}“.",
        "“{found}” ({german}) is spelt “{right}”.",
    ),
    "SN302_unknown": (
        "Für „{german}“ ist kein sorbischer Name belegt; „{found}“ bleibt stehen und ist zu prüfen.",
        "No Sorbian name is attested for “{german}”; “{found}” is left as it is and should be checked.",
    ),
    "SN302_other": (
        "„{found}“ ist für „{german}“ nicht belegt; belegt ist „{right}“. Bitte prüfen.",
        "“{found}” is not attested for “{german}”; “{right}” is. Please check.",
    ),
    "SN302_missing": (
        "Zu „{found}“ ist der sorbische Straßenname belegt; `--style {style}` schreibt „{right}“.",
        "The Sorbian street name to “{found}” is attested; `--style {style}` writes “{right}”.",
    ),
    "SN301": (
        "Die Postleitzahl {found} gehört nicht zu {place} ({codes}).",
        "The postal code {found} is not one of {place} ({codes}).",
    ),
    "SN301_other": (
        "Die Postleitzahl {found} gehört zu {others}, nicht zu {place} ({codes}).",
        "The postal code {found} is one of {others}, not of {place} ({codes}).",
    ),
    "SN303": (
        "„{found}“: Die beiden Hälften nennen {first} und {second}. Bitte prüfen, was stimmt.",
        "“{found}”: the two halves say {first} and {second}. Please check which is right.",
    ),
    "SN304_lines": (
        "{lines} Zeilen Anschrift; das Anschriftfeld nach DIN 5008 hat {most}. Zeilen zusammenfassen oder weglassen.",
        "{lines} lines of address; the address field of DIN 5008 has {most}. Join lines or leave some out.",
    ),
    "SN304_prefix": (
        "„{found}“: Vor einer deutschen Postleitzahl steht kein Länderkennzeichen (DIN 5008).",
        "“{found}”: no country code stands in front of a German postal code (DIN 5008).",
    ),
    "SN304_locality": (
        "Der Ortsteil „{locality}“ steht nach DIN 5008 über der Straße.",
        "After DIN 5008 the Ortsteil “{locality}” stands above the street.",
    ),
    "SN401": (
        "„{found}“ kann mehreres meinen: {choices}. Eine Postleitzahl oder der Ortsteil daneben entscheidet.",
        "“{found}” may mean several places: {choices}. A postal code or the municipality beside it decides.",
    ),
    "SN402": (
        "„{found}“ sieht fast aus wie „{right}“, weicht aber zu weit ab. Bitte prüfen.",
        "“{found}” looks nearly like “{right}” but differs too much. Please check.",
    ),
}

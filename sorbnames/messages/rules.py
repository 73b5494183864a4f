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
    "SN401": (
        "„{found}“ kann mehreres meinen: {choices}. Eine Postleitzahl oder der Ortsteil daneben entscheidet.",
        "“{found}” may mean several places: {choices}. A postal code or the municipality beside it decides.",
    ),
    "SN402": (
        "„{found}“ sieht fast aus wie „{right}“, weicht aber zu weit ab. Bitte prüfen.",
        "“{found}” looks nearly like “{right}” but differs too much. Please check.",
    ),
}

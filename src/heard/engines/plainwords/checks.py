"""Whether a number is what its shape says: check digits, areas of postcodes."""

import re

from heard.engines.plainwords.listing import listed

_NOT_DIGITS = re.compile(r"\D")
# Unique pupil numbers: Department for Education, UPN guide; the letters leave out I, O and S.
_UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_AREAS = listed(
    """
    AB AL B BA BB BD BF BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN
    DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA
    LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG
    SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE
    """
)


def is_nhs_number(number: str) -> bool:
    """Tell whether ten digits end in their check digit (modulus 11, NHS Data Dictionary)."""
    digits = [int(each) for each in _NOT_DIGITS.sub("", number)]
    check = 11 - sum(a * b for a, b in zip(digits[:9], range(10, 1, -1), strict=True)) % 11
    return check % 11 == digits[9] and check != 10 and len(set(digits)) > 1


def is_upn(number: str) -> bool:
    """Tell whether a unique pupil number, permanent or temporary, starts with its check letter."""
    letter, rest = number[0].upper(), number[1:].upper()
    values = [_UPN_LETTERS.index(each) if each.isalpha() else int(each) for each in rest]
    total = sum(value * weight for value, weight in zip(values, range(2, 14), strict=True))
    return _UPN_LETTERS[total % 23] == letter


def is_phone_number(number: str) -> bool:
    """Tell whether digits can be a telephone number: ours, even a digit too long, or foreign."""
    digits = _NOT_DIGITS.sub("", number)
    is_abroad = number.lstrip().startswith("+") and not digits.startswith("44")
    if is_abroad:
        return 8 <= len(digits) <= 15
    national = re.sub(r"^(?:00)?44", "", digits).lstrip("0")
    return len(national) in (9, 10, 11) and national[0] in "123578" + "9"


def postcode_area(outward: str) -> str:
    """Return the area that an outward code begins with, or nothing where there is none such."""
    area = re.match(r"[A-Za-z]{1,2}", outward)
    return area[0].upper() if area and area[0].upper() in _AREAS else ""

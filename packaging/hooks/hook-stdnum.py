"""What PyInstaller takes of stdnum beside what is imported: the checks of VAT numbers, which it
imports by the name of their country, and the one table that a check of ours reads."""

from PyInstaller.utils.hooks import collect_data_files

# These give their VAT number another name, and import it themselves.
_OWN_NAMES = (
    "at", "cz", "dk", "ee", "es", "fi", "fr", "hr", "hu", "it", "lt", "lu", "lv", "nl", "pl", "pt",
    "ro", "si", "sk",
)
_PLAIN = ("be", "bg", "cy", "de", "gb", "gr", "ie", "mt", "se")

hiddenimports = [
    *(f"stdnum.{country}" for country in _OWN_NAMES),
    *(f"stdnum.{country}.vat" for country in _PLAIN),
]
datas = collect_data_files("stdnum", includes=["us/ein.dat"])

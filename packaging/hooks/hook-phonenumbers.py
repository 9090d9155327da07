"""What PyInstaller takes of phonenumbers: the numbering plans, not the maps of places, carriers
and time zones (the stock hook takes everything)."""

from PyInstaller.utils.hooks import collect_submodules


def wanted(module: str) -> bool:
    return module.split(".")[1:2] not in (["geodata"], ["carrierdata"], ["tzdata"])


hiddenimports = collect_submodules("phonenumbers", filter=wanted)

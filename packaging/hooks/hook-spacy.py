"""What PyInstaller takes of spaCy: all it may load by name, less its tests and the other seventy
languages (the stock hook takes everything)."""

from PyInstaller.utils.hooks import collect_data_files, collect_submodules


def wanted(module: str) -> bool:
    parts = module.split(".")
    if parts[1:2] == ["lang"] and len(parts) > 3:
        return parts[2] == "en"
    return parts[1:2] != ["tests"]


datas = collect_data_files("spacy", excludes=["tests", "**/*.pyx", "**/*.pxd", "**/*.hh"])
hiddenimports = [module for module in collect_submodules("spacy", filter=wanted) if wanted(module)]

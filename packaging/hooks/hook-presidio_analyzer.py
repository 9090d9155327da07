"""What PyInstaller takes of Presidio: its settings, which it looks for beside its own source by a
path through that folder, so the folder must be there."""

from PyInstaller.utils.hooks import collect_data_files, copy_metadata

module_collection_mode = "pyz+py"
datas = collect_data_files("presidio_analyzer") + copy_metadata("presidio_analyzer")
# Its own recogniser of e-mail addresses reads this list.
datas += collect_data_files("tldextract")

"""What PyInstaller takes of thinc: its layers, found by name at run time, less its tests; and the
graphics kernels, whose source it reads even where no graphics card will ever run them."""

from PyInstaller.utils.hooks import collect_data_files, collect_submodules

datas = collect_data_files("thinc", includes=["**/*.cu"])
hiddenimports = collect_submodules("thinc", filter=lambda name: not name.startswith("thinc.tests"))

"""The worker process before it starts: what it inherits and where it may complain."""

import os

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment

from cloakroom.paths import package_root


def fresh(parent: QObject, model: str) -> QProcess:
    """``model`` is the folder of another name model, "" for the usual one."""
    made = QProcess(parent)
    made.setProcessEnvironment(_environment(model))
    made.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
    return made


def _environment(model: str) -> QProcessEnvironment:
    """Ours, and where this package is: ``-m cloakroom`` finds this very one, installed or not."""
    made = QProcessEnvironment.systemEnvironment()
    inherited = os.environ.get("PYTHONPATH")
    paths = [str(package_root()), *([inherited] if inherited else [])]
    made.insert("PYTHONIOENCODING", "utf-8")
    made.insert("PYTHONPATH", os.pathsep.join(paths))
    if model:
        made.insert("CLOAKROOM_MODEL", model)
    return made

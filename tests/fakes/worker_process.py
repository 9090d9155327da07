"""The worker process with the fake detector: the real protocol, without the weight."""

import sys
import threading

from cloakroom.detect.options import Options
from cloakroom.detector_process import Desk
from fakes.detector import FakeDetector


def main() -> None:
    desk = Desk(FakeDetector(), Options.from_json, sys.stdout)
    sys.stdout.write('{"ready": true}\n')
    threading.Thread(target=desk.listen, args=(sys.stdin,), daemon=True).start()
    desk.work()


if __name__ == "__main__":
    main()

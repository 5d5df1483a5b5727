"""``python -m cadre_stats`` is ``cadre-stats``."""

import sys

from cadre_stats.cli import main

if __name__ == "__main__":
    sys.exit(main())

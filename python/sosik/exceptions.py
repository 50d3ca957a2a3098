"""What can go wrong: one tree, a child for each thing that one would catch."""


class SosikError(Exception):
    """Anything that sosik raises by itself."""


class InputError(SosikError, ValueError):
    """Input is not what it says it is."""


class DateError(InputError):
    """A date of publication does not exist or cannot be read."""


class RecordError(InputError):
    """A record breaks the rules of ``sosik/1``."""


class TooLargeError(InputError):
    """A text is over the limit."""


class CancelledError(SosikError):
    """A call was cancelled."""

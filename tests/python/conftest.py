"""Texts that all tests share, in our own words."""

import pytest

KOREAN = (
    "국방부 대변인은 23일 병력 1만2000여 명이 국경으로 이동했다고 밝혔다. "
    "나토는 같은 날 이를 확인했다. “휴전은 없다”고 야당 대표가 말했다."
)
ENGLISH = (
    "A spokesman for the Ministry of Defense said on Oct. 23 that around 12,000 troops had moved to the border. "
    "NATO confirmed the move on the same day. “There will be no ceasefire,” the opposition leader said."
)


@pytest.fixture(params=[KOREAN, ENGLISH], ids=["ko", "en"])
def text(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def texts() -> list[str]:
    return [KOREAN, ENGLISH] * 20

from dragoman.language.model.lemma import as_spelled


def test_no_present_participle_ends_in_s() -> None:
    assert as_spelled("continues", "VBG") == "VBZ"
    assert as_spelled("continuing", "VBG") == "VBG"
    assert as_spelled("continues", "NNS") == "NNS"

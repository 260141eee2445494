"""By which method was it computed, and who described it? Names in three languages."""

from __future__ import annotations

from dataclasses import dataclass

from surveys.model import Text


@dataclass(frozen=True, slots=True)
class Method:
    """A statistical method as the reader is told of it.

    Parameters
    ----------
    name
        Short machine name.
    text
        What to call it.
    reference
        Where it is described.

    Examples
    --------
    >>> METHODS["wilson"].reference
    'Wilson 1927, JASA 22, 209–212'
    """

    name: str
    text: Text
    reference: str


def _method(name: str, fi: str, sv: str, en: str, reference: str) -> tuple[str, Method]:
    return name, Method(name, Text(fi=fi, sv=sv, en=en), reference)


METHODS: dict[str, Method] = dict(
    (
        _method(
            "mean_t",
            "keskiarvo ja t-jakaumaan perustuva luottamusväli",
            "medelvärde med konfidensintervall enligt t-fördelningen",
            "mean with a t interval",
            "Cochran 1977, Sampling Techniques, 2.6–2.8",
        ),
        _method(
            "wilson",
            "osuus ja Wilsonin luottamusväli",
            "andel med Wilsons konfidensintervall",
            "share with Wilson’s interval",
            "Wilson 1927, JASA 22, 209–212",
        ),
        _method(
            "mcnemar_exact",
            "Newcomben luottamusväli osuuden muutokselle samoilla vastaajilla; McNemarin tarkka "
            "testi",
            "Newcombes konfidensintervall för förändringen av andelen bland samma svarande; "
            "McNemars exakta test",
            "Newcombe’s interval for the change of a share among the same respondents; "
            "exact McNemar test",
            "Newcombe 1998, Statistics in Medicine 17, 2635–2650; McNemar 1947, "
            "Psychometrika 12, 153–157",
        ),
        _method(
            "mcnemar_mid_p",
            "Newcomben luottamusväli osuuden muutokselle samoilla vastaajilla; McNemarin "
            "mid-p-testi",
            "Newcombes konfidensintervall för förändringen av andelen bland samma svarande; "
            "McNemars mid-p-test",
            "Newcombe’s interval for the change of a share among the same respondents; "
            "McNemar mid-p test",
            "Newcombe 1998, Statistics in Medicine 17, 2635–2650; Fagerland et al. 2013, "
            "BMC Medical Research Methodology 13:91",
        ),
        _method(
            "wilcoxon",
            "suuremman ja pienemmän arvon antaneiden osuuksien erotus ja Tangon luottamusväli; "
            "Wilcoxonin merkittyjen järjestyslukujen testi, tasatulokset huomioon otettuina",
            "skillnaden mellan andelarna som gav ett högre och ett lägre värde med Tangos "
            "konfidensintervall; Wilcoxons teckenrangtest med hänsyn till lika värden",
            "share that gave a higher value minus share that gave a lower one, with Tango’s "
            "interval; Wilcoxon signed-rank test that respects ties",
            "Tango 1998, Statistics in Medicine 17, 891–908; Wilcoxon 1945, Biometrics "
            "Bulletin 1, 80–83",
        ),
        _method(
            "hodges_lehmann",
            "Hodgesin ja Lehmannin muutosluku luottamusväleineen; Wilcoxonin merkittyjen "
            "järjestyslukujen testi",
            "Hodges–Lehmanns förskjutning med konfidensintervall; Wilcoxons teckenrangtest",
            "Hodges–Lehmann shift with its interval; Wilcoxon signed-rank test",
            "Hollander & Wolfe 1999, Nonparametric Statistical Methods, 3.1–3.3",
        ),
        _method(
            "paired_t",
            "parittainen t-testi",
            "t-test för parade observationer",
            "paired t test",
            "Student 1908, Biometrika 6, 1–25",
        ),
        _method(
            "newcombe",
            "Newcomben luottamusväli kahden osuuden erotukselle; pistemäärätesti",
            "Newcombes konfidensintervall för skillnaden mellan två andelar; scoretest",
            "Newcombe’s interval for the difference of two shares; score test",
            "Newcombe 1998, Statistics in Medicine 17, 873–890",
        ),
        _method(
            "newcombe_fisher",
            "Newcomben luottamusväli kahden osuuden erotukselle; Fisherin tarkka testi",
            "Newcombes konfidensintervall för skillnaden mellan två andelar; Fishers exakta test",
            "Newcombe’s interval for the difference of two shares; Fisher’s exact test",
            "Newcombe 1998, Statistics in Medicine 17, 873–890; Fisher 1935, JRSS 98, 39–82",
        ),
        _method(
            "mann_whitney",
            "Cliffin delta ja Newcomben luottamusväli; Mannin ja Whitneyn testi, tasatulokset "
            "huomioon otettuina",
            "Cliffs delta med Newcombes konfidensintervall; Mann–Whitneys test med hänsyn till "
            "lika värden",
            "Cliff’s delta with Newcombe’s interval; Mann–Whitney test that respects ties",
            "Newcombe 2006, Statistics in Medicine 25, 559–573; Mann & Whitney 1947, Annals of "
            "Mathematical Statistics 18, 50–60",
        ),
        _method(
            "welch",
            "Welchin t-testi",
            "Welchs t-test",
            "Welch’s t test",
            "Welch 1947, Biometrika 34, 28–35",
        ),
        _method(
            "welch_anova",
            "Welchin varianssianalyysi",
            "Welchs variansanalys",
            "Welch’s analysis of variance",
            "Welch 1951, Biometrika 38, 330–336",
        ),
        _method(
            "kruskal_wallis",
            "Kruskalin ja Wallisin testi",
            "Kruskal–Wallis test",
            "Kruskal–Wallis test",
            "Kruskal & Wallis 1952, JASA 47, 583–621",
        ),
        _method(
            "chi_square",
            "khiin neliö -testi",
            "chi-två-test",
            "chi-squared test",
            "Pearson 1900, Philosophical Magazine 50, 157–175",
        ),
    )
)
"""Every method that an estimate or a comparison can name."""

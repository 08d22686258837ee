"""Names of Finnish municipalities and of the post towns around Mikkeli, to know a town when one is met."""

from typing import Final

_FINNISH: Final = """
akaa alajärvi alavieska alavus asikkala askola aura brändö eckerö enonkoski enontekiö espoo eura eurajoki
evijärvi finström forssa föglö geta haapajärvi haapavesi hailuoto halsua hamina hammarland hankasalmi hanko
harjavalta hartola hattula hausjärvi heinola heinävesi helsinki hirvensalmi hollola honkajoki huittinen
humppila hyrynsalmi hyvinkää hämeenkyrö hämeenlinna ii iisalmi iitti ikaalinen ilmajoki ilomantsi imatra
inari inkoo isojoki isokyrö janakkala joensuu jokioinen jomala joroinen joutsa juuka juupajoki juva
jyväskylä jämijärvi jämsä järvenpää kaarina kaavi kajaani kalajoki kangasala kangasniemi kankaanpää
kannonkoski kannus karijoki karkkila karstula karvia kaskinen kauhajoki kauhava kauniainen kaustinen keitele
kemi kemijärvi keminmaa kemiönsaari kempele kerava keuruu kihniö kinnula kirkkonummi kitee kittilä kiuruvesi
kivijärvi kokemäki kokkola kolari konnevesi kontiolahti korsnäs koski kotka kouvola kristiinankaupunki
kruunupyy kuhmo kuhmoinen kumlinge kuopio kuortane kurikka kustavi kuusamo kyyjärvi kärkölä kärsämäki kökar
lahti laihia laitila lapinjärvi lapinlahti lappajärvi lappeenranta lapua laukaa lemi lemland lempäälä
leppävirta lestijärvi lieksa lieto liminka liperi lohja loimaa loppi loviisa luhanka lumijoki lumparland
luoto luumäki maalahti maarianhamina marttila masku merijärvi merikarvia miehikkälä mikkeli muhos multia
muonio mustasaari muurame mynämäki myrskylä mäntsälä mänttä-vilppula mäntyharju naantali nakkila nivala
nokia nousiainen nurmes nurmijärvi närpiö orimattila oripää orivesi oulainen oulu outokumpu padasjoki paimio
paltamo parainen parikkala parkano pedersöre pelkosenniemi pello perho pertunmaa petäjävesi pieksämäki
pielavesi pietarsaari pihtipudas pirkkala polvijärvi pomarkku pori pornainen porvoo posio pudasjärvi pukkila
punkalaidun puolanka puumala pyhtää pyhäjoki pyhäjärvi pyhäntä pyhäranta pälkäne pöytyä raahe raasepori
raisio rantasalmi ranua rauma rautalampi rautavaara rautjärvi reisjärvi riihimäki ristijärvi rovaniemi
ruokolahti ruovesi rusko rääkkylä saarijärvi salla salo saltvik sastamala sauvo savitaipale savonlinna
savukoski seinäjoki sievi siikainen siikajoki siikalatva siilinjärvi simo sipoo siuntio sodankylä soini
somero sonkajärvi sotkamo sottunga sulkava sund suomussalmi suonenjoki sysmä säkylä taipalsaari taivalkoski
taivassalo tammela tampere tervo tervola teuva tohmajärvi toholampi toivakka tornio turku tuusniemi tuusula
tyrnävä ulvila urjala utajärvi utsjoki uurainen uusikaarlepyy uusikaupunki vaala vaasa valtimo valkeakoski
vantaa varkaus vehmaa vesanto vesilahti veteli vieremä vihti viitasaari vimpeli virolahti virrat vårdö vöyri
ylitornio ylivieska ylöjärvi ypäjä ähtäri äänekoski
"""
_SWEDISH: Final = """
ekenäs esbo fredrikshamn grankulla hangö helsingfors ingå jakobstad karis karleby kaskö kimitoön
kristinestad kronoby kyrkslätt larsmo lojo lovisa malax mariehamn nykarleby nådendal närpes pargas raseborg
reso sibbo sjundeå tammerfors tusby uleåborg vanda vasa vichtis vörå åbo björneborg borgå karlebo lahtis
lappträsk villmanstrand tavastehus kervo träskända korsholm nystad
"""
# Towns of their own once, villages and parishes with a post office: addresses still use their names.
_AROUND_MIKKELI: Final = """
anttola haukivuori hietanen ihastjärvi kalvitsa otava ristiina suomenniemi virtasalmi jäppilä naarajärvi
savonranta kerimäki punkaharju kuortti
"""
_TWO_WORDS: Final = ("koski tl", "s:t michel", "st. michel", "sankt michel")
_TOWNS: Final = frozenset((*_FINNISH.split(), *_SWEDISH.split(), *_AROUND_MIKKELI.split(), *_TWO_WORDS))


def is_town(name: str) -> bool:
    """Whether `name` is a municipality or a post town, in any case: "Mikkeli", "MIKKELI", "Åbo"."""
    return name.strip().lower() in _TOWNS

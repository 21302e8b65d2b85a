"""Words for people: what they do, and common first names."""

# Each in the singular.
OCCUPATIONS = """
accountant agent anthropologist apprentice archaeologist architect assistant astronaut astronomer auditor aunt
backbencher baker banker barber barista barrister beekeeper biochemist blacksmith bookseller botanist boxer brewer
broker builder butcher butler buyer cardiologist caretaker carpenter cartoonist cashier cellist chancellor chef
choreographer claimant clerk co-author co-founder co-owner cofounder colleague columnist comedian commentator composer
conductor conservationist conservative contractor cook councillor councilman councilwoman courier cousin curator cyclist
dancer dealer defendant democrat demographer dentist deputy dermatologist designer developer diver ecologist electrician
entrepreneur fighter firefighter fisherman footballer forester freelancer gardener geneticist geographer geologist
geophysicist glaciologist goalkeeper godfather godmother golfer granddaughter grandson grocer guard guitarist
gynaecologist hairdresser head-teacher headmaster headmistress hotelier hunter hydrologist illustrator immunologist
importer informant inspector instructor interpreter inventor investigator investor jeweller joiner keeper labourer
landlady landlord landowner lecturer lender liberal librarian lifeguard linguist locksmith magistrate mathematician
mechanic mediator merchant meteorologist microbiologist midwife miller miner monk musician naturalist nephew neurologist
niece novelist nun nutritionist oceanographer oncologist operator optician organist paediatrician painter paramedic
passenger pathologist patient pensioner performer pharmacist pharmacologist philanthropist philosopher photographer
pianist pilot plaintiff plumber poet policeman policewoman politician porter postman potter predecessor prince princess
printer prisoner programmer psychiatrist psychotherapist publican pupil ranger receptionist rector referee regulator
republican restaurateur retailer retiree roofer sailor salesman saleswoman scholar sculptor seamstress seismologist
seller servant shareholder shepherd sheriff shopkeeper shopper skier skipper smuggler socialist soldier solicitor
soloist specialist sprinter stepdaughter stepfather stepmother stepson steward striker successor supervisor surgeon
surveyor survivor swimmer tailor taxpayer technician tenant therapist tourist trader trainer translator trapper
traveller uncle undertaker underwriter upholsterer urologist vendor vet veterinarian vicar vice-president victim vintner
violinist virologist volunteer waiter waitress warden weaver welder whistleblower winemaker woodcutter zoologist
"""
# Names that men and women both bear are left out.
MALE_NAMES = """
aaron adam adrian ahmed alan albert alexander alfred ali anders andrew anthony antonio arthur barack benjamin bernard
bill bob boris brian bruce carl carlos charles christopher colin daniel david dennis dmitry donald douglas edward
emmanuel eric erik ernest felix francis frank fred frederick gary george gerald giovanni gordon graham greg gregory
hans harold harry henry herbert howard hugh ian ibrahim igor ivan jack jacob james jan jason jeff jeremy jim jimmy joe
johan john jonas jonathan jose joseph juan karl keith kenneth kevin klaus larry lars lawrence louis luis luke marco
marcus mario mark martin matthew michael miguel mike mohammed muhammad neil nicholas nigel oliver oscar otto pablo
patrick paul pedro per peter philip pierre ralph ray raymond richard robert roger roland ronald ryan samuel sean sergei
simon stephen steve steven stuart sven terry thomas tim timothy tobias tom tomas tony trevor victor viktor vladimir
volodymyr walter william wolfgang
"""
FEMALE_NAMES = """
ada agnes alice alison amanda amina amy andrea angela anita ann anna anne annie astrid barbara beatrice beth betty
brenda brigitte carla carmen carol caroline catherine cecilia charlotte christina christine claire clara claudia
daphne deborah denise diana donna doris dorothy edith eleanor elena elisabeth elizabeth ella ellen emily emma erika
esther eva fatima fiona florence frances gabriela gloria grace greta hanna hannah heather helen helena hilary hilde
hillary ida inga ingrid irene irina isabel isabella jane janet jennifer jessica joan joanna josephine judith julia
julie karen karin kate katherine kathleen kristina laura lena linda lisa louise lucy lydia magdalena margaret maria
marie marina marta martha mary melania michelle miriam monica nadia nancy natalia natasha nicola nina olga olivia
pamela patricia paula petra priya rachel rebecca renate rita rosa rose ruth sandra sara sarah sofia sonia sophie
stella susan susanne svetlana teresa theresa tracy ursula ute valerie vera veronica victoria virginia wendy yulia
yvonne
"""

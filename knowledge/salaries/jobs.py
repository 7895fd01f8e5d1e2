"""The words that names of jobs are made of."""


def _words(written: str) -> frozenset[str]:
    return frozenset(written.split())


def _forms(written: str) -> frozenset[str]:
    """Each word with its plural."""
    names = _words(written)
    return (
        names
        | {name + "s" for name in names}
        | {name + "es" for name in names if name.endswith(("s", "ch"))}
        | {name[:-1] + "ies" for name in names if name.endswith("y")}
    )


# Words that name a job only with another before them: "workers" are nobody, "construction workers" are.
GENERIC = _forms(
    """
    agent checker chief crew deputy earner employee expert finisher graduate guard guide hand head holder keeper layer
    lead leader loader maker member minder minister model occupations operative personnel player processor
    professional provider reader repairman resident sergeant server setter specialist staff support washer worker
"""
)
# The last word of a job's name.
HEADS = GENERIC | _forms(
    """
    accountant actor actress actuary adjuster administrator adviser advisor aide allergist analyst
    anesthesiologist animator announcer anthropologist appraiser apprentice arbitrator archaeologist architect
    archivist artist assembler assessor assistant associate astronomer athlete attendant attorney audiologist
    auditor author bailiff baker banker barback barber barista barmaid barman barrister bartender beautician
    biochemist biologist blogger bodyguard boilermaker bookkeeper bookmaker bosun bouncer brazer breeder brewer
    bricklayer broadcaster broker builder busker busser butcher butler buyer captain cardiographer cardiologist
    caregiver carer caretaker carpenter caseworker cashier ceo cfo cfp chair chauffeur cheesemaker chef chemist
    childminder chiropodist chiropractor choreographer chro cio ciso cleaner clerk clinician cmo coach coder
    collector comedian commander commentator commis competitor composer comptroller concierge conciliator
    conductor conservator constable consultant contractor controller coo cook coordinator cop copywriter
    correspondent cosmetologist counsel counsellor counselor courier creator croupier csr cto curator custodian
    cutter dancer dba dealer dean deckhand decorator defender dentist dermatologist designer detective dev
    developer dietitian director dishwasher dispatcher dispenser diver docent dockworker doctor doorman
    dosimetrist drafter dressmaker driver druggist drycleaner ecologist economist editor educator electrician
    embalmer endocrinologist engineer engraver entertainer enumerator epidemiologist estimator examiner executive
    expediter exterminator fabricator facilitator farmer farmhand farmworker farrier fellow ferryman filmmaker
    financier firefighter fireman fisher fitter florist foreman foremen forester framer freelancer fundraiser
    gamer gardener gauger geneticist geographer geologist geoscientist glazier goldsmith golfer governess grad
    greeter grinder groom groomer groundskeeper groundworker gunsmith gynecologist hairdresser hairstylist handler
    handyman harvester hauler headhunter headmaster headteacher helper historian histotechnologist hospitalist
    host hostess housekeeper hydrologist hygienist illustrator influencer inspector installer instructor intern
    internist interpreter interviewer investigator ironworker jailer janitor janitress jeweler jockey joiner
    journalist journeyman journeymen judge laborer labourer landscaper lawyer lecturer legislator librarian
    lieutenant lifeguard lineman
    linemen lineworker linguist lobbyist locksmith logger logistician longshoreman machinist magistrate maid
    mailman manager manicurist mariner marketer mason master mathematician mayor mechanic mediator medic
    merchandiser messenger meteorologist microbiologist midwife midwives millwright miner mixologist model-maker
    moderator mortician moulder musician nannies nanny naturalist navigator nephrologist neurologist neurosurgeon
    notary nurse nutritionist officer oiler ombudsman oncologist operator optician optometrist orderly organizer
    orthodontist orthotist osteopath outfitter owner packer paediatrician painter paralegal paramedic
    paraprofessional partner pastor pathologist patrolman pediatrician pedicurist pentester performer pharmacist
    pharmacologist phlebotomist photographer physician physicist physio physiologist physiotherapist picker pilot
    pipefitter planner plasterer plater plumber podiatrist policeman polisher porter postdoc postman postmaster
    practitioner president presser priest principal probationer proctor producer professor programmer
    projectionist proofreader prosecutor prosthetist prosthodontist provost psychiatrist psychologist
    psychotherapist publicist pulmonologist purser rabbi radiographer radiologist rancher ranger realtor
    receptionist recruiter referee registrar rep repairer reporter representative researcher rheumatologist rigger
    roadworker roaster roofer roustabout sailor salesman salesperson saleswoman sampler scaffolder scheduler
    schoolteacher scientist scout sculptor seaman secretaries secretary senator sewer sheriff signwriter singer
    sociologist solderer soldier solicitor sommelier sonographer sorter sourcer specialist speechwriter
    spokesperson sprayer sre stagehand statistician steamfitter stenographer stevedore steward stewardess
    stockbroker stocker stoker strategist streamer stylist superintendent supervisor surgeon surveyor sweeper
    sysadmin tailor taster teacher tech technician technologist telecommunicator telemarketer teller tester
    therapist tiler timekeeper toxicologist trader trainee trainer transcriptionist translator trapper treasurer
    trooper trucker tuner tutor typist umpire undertaker underwriter unloader upholsterer urologist usher valet
    vendor vet veterinarian videographer virologist vp waiter waitress warden webmaster weigher welder wholesaler
    wireman woodworker writer youtuber zookeeper zoologist
"""
)
# Jobs in initials, which mean something else in other case.
INITIALS = _words(
    "RN RNs LPN LPNs CNA CNAs NP NPs PT PTs OT OTs GP GPs SWE SWEs SDE SDEs EMT EMTs CPA CPAs SDR SDRs BDR BDRs"
)
# Words that stand before a job's name and are no part of it.
STOP = _words(
    """
    a about according across active advertise advertised advertises after all also am among an and annual another
    any are around as aspiring ask asked asks at average averages base be because become becoming been before being best
    better between bills both bottom bring brings but by calls came can career careers charges claim claimed come
    comes compensation costs could covers currently daily dear did do does during each earn earned earning
    earnings earns eight employ employed employment employs entry-level estimated even every everyone experienced
    fact few find five for four from full-time get gets give given gives go goes good great gross guide had has
    have he hello help helps her here hi highest him hire hired hires hiring his hourly how how's however i if in
    include includes including income into is it its job jobs join joined just keeps know known knows latest least
    less let lets like likes lists lowest made majority make makes making many market maximum may me mean median
    might minimum monthly more moreover most much must my national need net new newly nine no not now number of
    offer offered offers on one only or ordinary other others our out over overall own paid part-time pay paying pays
    per percent percentage plus position positions prefer prefers promotes put puts qualified quote quoted quotes
    recent reckon reckons recommended remain remains reported reports role roles runs said salaries same salary say
    says see seek seeks sees serves seven several she should show shows since six skilled so some sought start
    started starting starts such take takes tell tells ten than that the their them then there these they think
    thinks this those three through time to today told took top total trains two typical typically under up us
    versus vs wage wages want wants was we weekly well-paid went were what when where whether which while who will
    with within work worked working works would would-be yearly you your
"""
)

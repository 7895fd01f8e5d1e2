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
    agent earner employee expert graduate guard guide hand lead member model occupations personnel professional
    server specialist staff worker
"""
)
# The last word of a job's name.
HEADS = GENERIC | _forms(
    """
    accountant actor actress actuary adjuster administrator adviser advisor aide analyst anesthesiologist animator
    announcer anthropologist appraiser apprentice arbitrator archaeologist architect archivist artist assembler
    assessor assistant astronomer athlete attendant attorney audiologist auditor author baker barback barber barista
    barrister bartender biochemist biologist boilermaker bookkeeper breeder bricklayer broker builder butcher buyer
    captain cardiologist caregiver carer caretaker carpenter cashier ceo cfo chauffeur chef chemist chiropodist
    chiropractor choreographer cleaner clerk coach coder collector comedian commander competitor composer concierge
    conciliator conductor conservator constable consultant contractor controller coo cook coordinator copywriter
    cosmetologist counsellor counselor courier cto curator custodian cutter dancer dba dealer dentist dermatologist
    designer detective dev developer dietitian director dishwasher dispatcher doctor drafter driver economist editor
    educator electrician embalmer engineer entertainer epidemiologist estimator examiner executive fabricator farmer
    farmworker financier firefighter fisher fitter foreman foremen forester freelancer fundraiser gauger geographer
    geologist geoscientist glazier grinder groom groundskeeper gynecologist hairdresser hairstylist handler helper
    historian host hostess housekeeper hydrologist hygienist illustrator inspector installer instructor intern
    interpreter interviewer investigator jailer janitor jeweler joiner journalist judge laborer labourer landscaper
    lawyer lecturer legislator librarian lifeguard lineman linemen linguist locksmith logistician machinist
    magistrate maid manager manicurist marketer mason mathematician mechanic mediator merchandiser messenger
    meteorologist microbiologist midwife midwives miner moderator mortician musician nannies nanny neurologist
    notary nurse nutritionist officer operator optician optometrist orderly orthodontist orthotist packer painter
    paralegal paramedic paraprofessional pathologist pediatrician performer pharmacist phlebotomist photographer
    physician physicist physiologist physiotherapist pilot pipefitter planner plasterer plumber podiatrist policeman
    porter postmaster practitioner president presser principal producer professor programmer proofreader prosthetist
    prosthodontist psychiatrist psychologist publicist radiographer radiologist rancher realtor receptionist
    recruiter referee registrar repairer reporter representative researcher roofer roustabout sailor salesman
    salesperson sampler scientist scout sculptor seaman secretaries secretary sheriff singer sociologist solderer
    solicitor sonographer sorter specialist sre statistician steamfitter stenographer steward strategist
    superintendent supervisor surgeon surveyor sysadmin tailor teacher technician technologist telecommunicator
    telemarketer teller tester therapist tiler trader trainee trainer transcriptionist translator trucker tutor
    typist umpire undertaker underwriter upholsterer usher vendor veterinarian vp waiter waitress warden webmaster
    weigher welder woodworker writer zoologist
"""
)
# Words that stand before a job's name and are no part of it.
STOP = _words(
    """
    a about according across active after all also among an and annual another any are around as at average averages
    base be because become becoming been before being best better between both bottom but by came can career careers
    come comes compensation could currently daily dear did do does during each earn earned earning earnings earns
    eight employ employed employment employs entry-level estimated even every everyone experienced fact few find
    five for four from full-time get gets give given gives go goes good great gross guide had has have he hello help
    her here hi highest hire hired hires hiring his hourly how how's however i if in include includes including
    income into is it its job jobs join joined just latest least less like lowest made majority make makes making
    many market may mean median might monthly more moreover most much must my national need net new newly nine no
    not now number of on one only or ordinary other others our out over overall paid part-time pay paying pays per
    percent percentage plus position positions put puts qualified recent reported reports role roles said salaries
    salary says see seven several she should show shows since six skilled so some starting such ten than that the
    their then there these they think this those three through time to today top total two typical typically under
    up versus vs wage wages want was we weekly well-paid were what when where whether which while who will with
    within work worked working works would yearly you your
"""
)

"""Makes a forest of one domain with Samba: practice-forest.py HOME FOREST ADDRESS PASSWORD < LDIF

In HOME, for the DNS name FOREST and a controller dc1 that will listen on ADDRESS, with those parts of
Exchange's schema that a move touches (under numbers of our own), the objects of LDIF, and these accounts,
all with PASSWORD:
  svc      reads what every account may read; five wrong passwords lock it
  blind    may sign in and is shown nothing
  narrow   is shown people and nothing of Exchange's organisation
  expired  has a password that is too old
  left     has itself expired
  wrong    is read with wrong passwords by those tests that count none

In OU=Crowd stand more people than one search asks for, crowd001 to crowd250.

In LDIF, {root} stands for the forest's root and {organisation} for what holds the Exchange organisation.
"""
import os
import subprocess
import sys

from samba import Ldb
from samba.auth import system_session
from samba.dcerpc import security
from samba.ndr import ndr_unpack
from samba.param import LoadParm
from samba.samdb import SamDB
from samba.sd_utils import SDUtils

home, forest, address, password = sys.argv[1:]
root = ",".join("DC=" + label for label in forest.split("."))
schema = "CN=Schema,CN=Configuration," + root
organisation = "CN=Microsoft Exchange,CN=Services,CN=Configuration," + root
ours = "1.3.6.1.4.1.55555.1"

# attributeSyntax, oMSyntax, oMObjectClass: [MS-ADTS] 3.1.1.2.2.2
TEXT, NUMBER, LARGE = ("2.5.5.12", 64, None), ("2.5.5.9", 2, None), ("2.5.5.16", 65, None)
BYTES, LINK = ("2.5.5.10", 4, None), ("2.5.5.1", 127, "KwwCh3McAIVK")
ACCOUNT = ("2.5.5.17", 4, None)
ATTRIBUTES = {
    "msExchMailboxGuid": BYTES,
    "msExchArchiveGUID": BYTES,
    "msExchArchiveDatabaseLink": LINK,
    "msExchRecipientTypeDetails": LARGE,
    "homeMDB": LINK,
    "msExchMasterAccountSid": ACCOUNT,
    "mailNickname": TEXT,
    "targetAddress": TEXT,
    "msExchMailboxMoveStatus": NUMBER,
    "msExchMailboxMoveFlags": NUMBER,
    "msExchMailboxMoveBatchName": TEXT,
    "msExchMailboxMoveRemoteHostName": TEXT,
    "msExchMailboxMoveSourceMDBLink": LINK,
    "msExchMailboxMoveTargetMDBLink": LINK,
}
CROWD = 250
# Of a domain that was renamed: nobody can guess it.
NETBIOS = {"target.example": "OLDNAME"}
GUARDED = "defaultSecurityDescriptor: D:(A;;GA;;;DA)(A;;GA;;;SY)\n"
FRESH = "dn:\nchangetype: modify\nadd: schemaUpdateNow\nschemaUpdateNow: 1\n\n"


def attribute(number, name):
    syntax, kind, of = ATTRIBUTES[name]
    return (
        f"dn: CN={name},{schema}\nchangetype: add\nobjectClass: attributeSchema\ncn: {name}\n"
        f"lDAPDisplayName: {name}\nattributeID: {ours}.1.{number}\nattributeSyntax: {syntax}\n"
        f"oMSyntax: {kind}\nisSingleValued: TRUE\nsearchFlags: 1\n"
        + (f"oMObjectClass:: {of}\n" if of else "")
        + "\n"
    )


def a_class(number, name, category, more):
    return (
        f"dn: CN={name},{schema}\nchangetype: add\nobjectClass: classSchema\ncn: {name}\n"
        f"lDAPDisplayName: {name}\ngovernsID: {ours}.2.{number}\nobjectClassCategory: {category}\n"
        f"subClassOf: top\n{more}\n"
    )


def provision():
    subprocess.run(
        [
            "samba-tool", "domain", "provision", "--targetdir=" + home, "--realm=" + forest.upper(),
            "--domain=" + NETBIOS.get(forest, forest.split(".")[0].upper()), "--host-name=dc1", "--host-ip=" + address,
            "--server-role=dc", "--dns-backend=SAMBA_INTERNAL", "--adminpass=" + password,
            "--option=posix:eadb=" + os.path.join(home, "eadb.tdb"),
            "--option=vfs objects=dfs_samba4 acl_xattr xattr_tdb",
        ],
        check=True,
        stdout=sys.stderr,
    )


def directory():
    settings = LoadParm()
    settings.load(os.path.join(home, "etc/smb.conf"))
    settings.set("dsdb:schema update allowed", "true")
    file = os.path.join(home, "private/sam.ldb")
    return SamDB(url=file, session_info=system_session(settings), lp=settings)


def extend(sam):
    sam.modify_ldif("".join(attribute(n, name) for n, name in enumerate(ATTRIBUTES, 1)))
    sam.modify_ldif(FRESH)
    sam.modify_ldif(a_class(1, "mailferryRecipient", 3, "".join(f"mayContain: {name}\n" for name in ATTRIBUTES)))
    sam.modify_ldif(a_class(2, "msExchPrivateMDB", 1, "systemMustContain: cn\nsystemPossSuperiors: container\nrDNAttID: cn\n" + GUARDED))
    sam.modify_ldif(FRESH)
    sam.modify_ldif(f"dn: CN=User,{schema}\nchangetype: modify\nadd: auxiliaryClass\nauxiliaryClass: mailferryRecipient\n\n")
    sam.modify_ldif(FRESH)


def fill(sam, ldif):
    # Relaxed, an object keeps the objectGUID that it is given.
    sam.add_ldif(ldif.replace("{root}", root).replace("{organisation}", organisation), controls=["relax:0"])


def crowd(sam):
    place = "OU=Crowd," + root
    people = "".join(
        f"dn: CN={name},{place}\nobjectClass: user\nsAMAccountName: {name}\nmailNickname: {name}\n"
        f"proxyAddresses: SMTP:{name}@{forest}\n\n"
        for name in (f"crowd{n:03}" for n in range(1, CROWD + 1))
    )
    sam.transaction_start()
    sam.add_ldif(f"dn: {place}\nobjectClass: organizationalUnit\n\n" + people)
    sam.transaction_commit()


def sid_of(sam, name):
    found = sam.search(base=root, expression="sAMAccountName=" + name, attrs=["objectSid"])
    return str(ndr_unpack(security.dom_sid, found[0]["objectSid"][0]))


def accounts(sam):
    sam.modify_ldif(f"dn: {root}\nchangetype: modify\nreplace: lockoutThreshold\nlockoutThreshold: 5\n\n")
    for name in ("svc", "blind", "narrow", "expired", "left", "wrong"):
        sam.newuser(name, password)
    # A moment of the year 1601, for an account and for a password; of the latter a controller knows better.
    sam.modify_ldif(f"dn: CN=left,CN=Users,{root}\nchangetype: modify\nreplace: accountExpires\naccountExpires: 1\n\n")
    file = os.path.join(home, "private/sam.ldb.d", root.upper() + ".ldb")
    beneath = Ldb("tdb://" + file, options=["modules:"])
    beneath.modify_ldif(f"dn: CN=expired,CN=Users,{root}\nchangetype: modify\nreplace: pwdLastSet\npwdLastSet: 1\n\n")
    rights = SDUtils(sam)
    rights.dacl_add_ace(organisation, "(A;CI;RPLCLORC;;;AU)")
    for name, hidden in (("blind", (root, organisation)), ("narrow", (organisation,))):
        for place in hidden:
            rights.dacl_add_ace(place, f"(D;CI;RPLCLORC;;;{sid_of(sam, name)})")


provision()
made = directory()
extend(made)
fill(made, sys.stdin.read())
accounts(made)
crowd(made)

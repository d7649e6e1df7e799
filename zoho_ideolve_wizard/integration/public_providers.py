"""Public mail providers: domains on which anybody can have an address. Not complete, and cannot be."""

# Providers that use one name under many endings (yahoo.com, yahoo.co.uk, ...).
EVERYWHERE = frozenset(
    {
        "aol", "gmx", "googlemail", "hotmail", "icloud", "live", "outlook", "proton", "protonmail",
        "tuta", "tutanota", "yahoo", "yandex", "ymail",
    }
)  # fmt: skip

DOMAINS = frozenset(
    {
        "10minutemail.com", "126.com", "139.com", "163.com", "189.cn", "1und1.de", "21cn.com",
        "a1.net", "abv.bg", "airtelmail.in", "alice.it", "aliyun.com", "aon.at", "arcor.de",
        "att.net", "azet.sk", "bbox.fr", "bell.net", "bellsouth.net", "biglobe.ne.jp",
        "bigpond.com", "bigpond.net.au", "bk.ru", "bluewin.ch", "blueyonder.co.uk", "bol.com.br",
        "bsnl.in", "btinternet.com", "btopenworld.com", "centrum.cz", "charter.net", "chello.at",
        "citromail.hu", "comcast.net", "cox.net", "daum.net", "docomo.ne.jp", "duck.com",
        "earthlink.net", "eircom.net", "email.com", "email.cz", "email.de", "ezweb.ne.jp",
        "fastmail.com", "fastmail.fm", "fastwebnet.it", "foxmail.com", "free.fr", "freemail.de",
        "freemail.hu", "freenet.de", "frontier.com", "gazeta.pl", "globo.com", "globomail.com",
        "gmail.com", "guerrillamail.com", "hanmail.net", "hey.com", "hispeed.ch", "home.nl",
        "hushmail.com", "i.ua", "ig.com.br", "iinet.net.au", "in.com", "inbox.com", "inbox.ru",
        "indiatimes.com", "interia.pl", "inwind.it", "juno.com", "keemail.me", "kpnmail.nl",
        "laposte.net", "libero.it", "list.ru", "lycos.com", "mac.com", "mail.bg", "mail.com",
        "mail.ru", "mailbox.org", "mailinator.com", "maktoob.com", "me.com", "msn.com",
        "mweb.co.za", "nate.com", "naver.com", "netzero.net", "neuf.fr", "nifty.com",
        "ntlworld.com", "numericable.fr", "o2.pl", "onet.eu", "onet.pl", "ono.com", "op.pl",
        "optonline.net", "optusnet.com.au", "orange.fr", "passport.com", "planet.nl", "pm.me",
        "posteo.de", "posteo.net", "prodigy.net.mx", "qq.com", "rambler.ru", "rediff.com",
        "rediffmail.com", "rocketmail.com", "rogers.com", "runbox.com", "sapo.pt", "sbcglobal.net",
        "seznam.cz", "sfr.fr", "shaw.ca", "sify.com", "sina.cn", "sina.com", "sky.com", "skynet.be",
        "softbank.ne.jp", "sohu.com", "startmail.com", "sunrise.ch", "sympatico.ca", "t-online.de",
        "talktalk.net", "telefonica.net", "telenet.be", "telkomsa.net", "telus.net", "terra.com.br",
        "terra.es", "tim.it", "tin.it", "tiscali.co.uk", "tiscali.it", "tuta.io", "tutamail.com",
        "ukr.net", "uol.com.br", "usa.com", "verizon.net", "videotron.ca", "virgilio.it",
        "virginmedia.com", "volny.cz", "vsnl.com", "vsnl.net", "walla.co.il", "walla.com",
        "wanadoo.fr", "web.de", "webmail.co.za", "windstream.net", "wp.pl", "xs4all.nl",
        "xtra.co.nz", "ya.ru", "yeah.net", "yopmail.com", "ziggo.nl", "zoho.com", "zohomail.com",
        "zohomail.eu", "zohomail.in",
    }
)  # fmt: skip

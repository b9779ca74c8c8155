<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>Application</name>
    <message>
        <source>Your settings could not be read, so the usual ones are in use. The damaged file was kept as {name}. Please check the country in Settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your settings could not be saved on this computer. They last until you close this window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something in this program went wrong. Urgent help still works. If a page looks wrong, close the program and open it again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Contents</name>
    <message>
        <source>On this page</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DoseRow</name>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the {time} dose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I took the {time} dose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I took it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not on this page</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Home</name>
    <message>
        <source>Open Baclofen Guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Urgent help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave (no more reminders)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LearnPage</name>
    <message>
        <source>Learn about baclofen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick a topic. You can change how it is written at the top of each page.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NextDose</name>
    <message>
        <source>Taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip this dose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too sleepy or unwell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where does this come from?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NumbersPanel</name>
    <message>
        <source>Emergency: {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers for: {country}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose your country to see its numbers here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change country</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose country</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Learn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Main menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReminderWindow</name>
    <message>
        <source>Urgent help (F1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Baclofen Guide</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes take effect at once and are remembered on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Which best describes you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading &amp;level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Country, for phone numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your clinic&apos;s &amp;phone number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L&amp;anguage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;olours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the numbers on the Urgent help page are right for where you are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown on the Urgent help page. It stays on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or press Ctrl and plus, Ctrl and minus, Ctrl and 0 on any page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I take baclofen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I look after someone who does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I am a nurse or clinician</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Easy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clinical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like the rest of this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>Baclofen Guide</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SourcePanel</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no plan yet. Enter what your prescriber ordered, and this page shows each dose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter my plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday&apos;s doses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today&apos;s doses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TopicToolbar</name>
    <message>
        <source>Find in this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where does this come from?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Easy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clinical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All topics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading level: {level}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UndoBar</name>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UrgentPage</name>
    <message>
        <source>Print this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Urgent help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is happening?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All urgent help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to where you were</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WarningBar</name>
    <message>
        <source>Do not stop suddenly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never stop baclofen suddenly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Urgent help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Urgent help (F1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Which best describes you?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your answer sets how the guide is written for you. You can change it at any time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I take baclofen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Short, plain pages about your own medicine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I look after someone who does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plain pages, with what a carer needs to watch for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I am a nurse or clinician</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures, sources, and where countries disagree.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Country, for phone numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip for now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Country, for phone numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not chosen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>AboutYouPage</name>
    <message>
        <source>About you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some rules depend on the person. Answer what you like. “Not sure” always counts as the careful answer. It stays on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>Last time, something in this program went wrong. Please look at Today: is your last dose ticked?</source>
        <translation type="unfinished"></translation>
    </message>
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
    <name>AskPage</name>
    <message>
        <source>Ask the guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use your own words. The answers are this guide&apos;s own. Your question is not kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type your question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the guide says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The guide does not know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This may be an emergency.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Attract</name>
    <message>
        <source>For staff</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Begin</name>
    <message>
        <source>How would you like to read?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show me the topics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Short and easy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More detail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For clinicians</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Very large</source>
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
        <source>Strong contrast</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChangePanel</name>
    <message>
        <source>When did you take it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CheckYourselfPage</name>
    <message>
        <source>Back to the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check yourself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the patient</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CheckupPage</name>
    <message>
        <source>Back to today</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Closing</name>
    <message>
        <source>Reminders still come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This window closes. The small pill in the tray stays, and so do the reminders. To end the program, press the pill and choose “Leave”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without this window, no reminders come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This desktop has no tray. Make the window small instead, and reminders still come. If you close it, nothing reminds you until you open it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it small</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close: no reminders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Baclofen Guide</source>
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
    <name>DiaryPage</name>
    <message>
        <source>Diary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See how it has been</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DifferenceView</name>
    <message>
        <source>It is the plan you have here: every dose is the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is different from the plan you have here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filled steps: the plan from the hospital. Dashed line: the plan you have here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Staircase of both plans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Staircase of your plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
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
    <name>DosesBox</name>
    <message>
        <source>How many times a day?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dose {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time of dose {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EntryBox</name>
    <message>
        <source>How many do you have now? Count them all, the open box too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many did you get? Check the mg on the box.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many were lost or found?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many mL do you have now? Add up all bottles.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many mL did you get? Check the mg in each mL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lost or found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EntryList</name>
    <message>
        <source>There are no entries yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show earlier entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change {day}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Feedback</name>
    <message>
        <source>Where does this come from?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read that part again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next question</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilesIn</name>
    <message>
        <source>This window is for teaching and keeps no plan. Open the file at home, as yourself.</source>
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
    <name>HandoutView</name>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no plan on it. To send the ordered plan home, begin a session.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Handouts</name>
    <message>
        <source>Please wait {seconds} s before the next page is printed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Getting your page ready …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This page cannot be printed. Please ask a member of staff.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This page is too long to print here. Please ask a member of staff.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The printer cannot be found. Please tell a member of staff.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your page is being printed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryCalendar</name>
    <message>
        <source>{day}: {taken} of {doses} taken</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryEntry</name>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change {dose}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I took it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I took it at another time …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I left it out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo this answer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>90 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which doses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to today</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>For staff: leave the kiosk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Digits typed: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No code is set for this computer, so the kiosk cannot be left from here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong code. Wait {seconds} s, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong code. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the code.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KioskBar</name>
    <message>
        <source>Urgent help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Topics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quiz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up: show what is above, or bring the top down within reach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Down: show what comes next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letters: make them larger, or small again after the largest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words}. Press for other words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quiz: check yourself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start over: forget everything, for the next person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Easy words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More detail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clinical</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KioskUrgent</name>
    <message>
        <source>Tell a member of staff now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is happening?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KioskWindow</name>
    <message>
        <source>Baclofen Guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never stop baclofen suddenly.</source>
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
    <name>LedgerList</name>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back: {entry}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LookBack</name>
    <message>
        <source>Week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was noted in this time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line: what you noted. Steps below: mg a day as ordered. Dashed line: the plan changed. Warning sign: you ticked a sign that day. Press a day, or use the arrow keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stiffness, 0 to 10</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spasms, 0 to 4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sleep, 0 to 10</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chart: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mg</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show as a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stiffness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spasms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sleep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Falls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mg a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The charts as a table</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LowerBox</name>
    <message>
        <source>Lower by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until, a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which dose gets smaller?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every dose, each time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One dose each time, in turn, the last of the day first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One dose each time, in turn, the first of the day first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the last dose of the day, down to 0, then the one before it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the first dose of the day, down to 0, then the one after it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After that it ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>days</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainFields</name>
    <message>
        <source>If you like: how strong were the spasms?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stiffness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not stiff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as stiff as can be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spasms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strength</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How stiff were you since yesterday?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How stiff were you that day?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spasms since yesterday: how often?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spasms that day: how often?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MomentField</name>
    <message>
        <source>{what}: day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: time</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MoreFields</name>
    <message>
        <source>More, if you like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How did you sleep?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many falls?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What may have made it worse?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anything else, in your own words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sleep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>very badly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>very well</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Falls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>5 or more</source>
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
    <message>
        <source>See the report</source>
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
    <name>NurseSide</name>
    <message>
        <source>For the nurse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clinical notes to this part</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OpenPlanPage</name>
    <message>
        <source>A plan from your hospital</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the PDF or the plan file that you were given, or drop it on this window. Nothing changes before you say so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a file …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type it in from the paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick that dose as taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worth checking in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, it is mine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan from the hospital</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan I have here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I am not sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is this your plan?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which plan is right?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a plan</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OrderView</name>
    <message>
        <source>The ordered plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy it from the order. This program never works out a dose, and it keeps nothing of this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A pump&apos;s dose is in micrograms and is set by the pump clinic, so no plan is entered here. Make sure that the patient knows the date of the next refill.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the ward to home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I know when the last dose was given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I know when the next dose is due at home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Typed by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on without a plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Between the two doses: {gap}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next in this plan: {day}, {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back and look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is as ordered: read it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at these once more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OutcomeRow</name>
    <message>
        <source>Said back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After another go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Declined</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OutlookPanel</name>
    <message>
        <source>Urgent help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How to get a dose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where does this come from?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PaperOptions</name>
    <message>
        <source>Size of the words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Very large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2 weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>4 weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3 months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions for the visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up to three topics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Topic {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PaperPage</name>
    <message>
        <source>Paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as PDF …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Card to carry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report for a visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a topic, and the handout appears here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no plan yet. Enter it under Today, and it can be printed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PaperPanel</name>
    <message>
        <source>The handout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} pt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name on the paper, if you like: it is printed and not kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the handout …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print the handout …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save my copy, both languages …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save session record …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the handout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save session record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save my copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PatientSide</name>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Once more, in easier words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Once more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanEditor</name>
    <message>
        <source>Your plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill in each dose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How does it come?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tablets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liquid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Granules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it comes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which strengths do you have?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From when?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From my next dose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later steps of your plan have doses at other times, and this page cannot show them. Enter them anew from your prescription before you save.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who ordered it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On which day did they order it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The times here are those of {place}, as in your plan, and not of the clock here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your plan, the first 14 days</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanHistory</name>
    <message>
        <source>How my plan changed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanPage</name>
    <message>
        <source>My plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy it from your prescription or label. This program never works out a dose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a plan from your hospital</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save this plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About you (for safer rules)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My supply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back and look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is as my prescriber ordered: save</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Where does this come from?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Prompts</name>
    <message>
        <source>Ask the patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask in your own words, and let the patient say it back in theirs. If something is missing, explain it another way and ask again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listen for:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read that part again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where does this come from?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuestionView</name>
    <message>
        <source>Question {place} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your answer, and right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tried already</source>
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
        <source>Ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teaching</source>
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
    <name>ReadBackView</name>
    <message>
        <source>Read it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show this to the patient. A second person reads every line aloud against the order. Dates, mg and times must be the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read back by (not the one who typed it)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is the one who typed it. Somebody else has to read it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is the same as the order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody can check it now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something is wrong: back to the order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Staircase of the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReminderChoices</name>
    <message>
        <source>Reminders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start when I log in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In these hours a reminder shows, but makes no sound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Private reminders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages and the tray then name no medicine and no amount. The reminder window does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play the sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reminder check-up</source>
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
    <name>ReportBox</name>
    <message>
        <source>What went wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This says where in the program something failed. It holds no name, no dose and nothing you typed, and it is not sent to anybody. Copy it for the person who looks after this program for you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Ringing</name>
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
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teach a patient (for nurses)</source>
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
    <name>SignalCard</name>
    <message>
        <source>Why?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where does this come from? {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have seen this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seen: {title}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignsCard</name>
    <message>
        <source>Any of these?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave this empty if there were none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Emergency: pressing one saves it and opens Urgent help at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Early signs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save and open Urgent help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
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
    <name>StartView</name>
    <message>
        <source>Teaching</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For a nurse with a patient. Nothing here is stored: it is gone when you finish or leave.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No country is chosen, so pages and paper have no phone numbers. Choose one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The patient&apos;s language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only a handout, without a session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which language does the patient read best?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How easy should the words be?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is being taught?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How is baclofen given?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is new for this patient?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Topics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much time is there?</source>
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
        <source>The patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A carer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tablets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liquid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pump</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Baclofen is new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another dose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is being lowered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another medicine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Going home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side effects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part by part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3 minutes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Starting</name>
    <message>
        <source>Baclofen Guide is already open, but it does not answer. Reminders may not come. Log out and in again, or restart this computer, then open it once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Baclofen Guide could not start, so reminders will not come from this computer. Your record is not touched. Take your doses as ordered, and use another reminder for now. Please give the report below to whoever set up this program. It holds nothing that you typed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StepsBox</name>
    <message>
        <source>And after that?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stays like this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It goes down by the same amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It changes step by step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>And after that</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only as your prescriber ordered it. This only writes it out as dates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last step ends on this day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {number} begins on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove step {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {number}, dose at {time}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StillThere</name>
    <message>
        <source>This screen clears itself in {seconds} s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still there?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, more time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start over</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StrengthCard</name>
    <message>
        <source>Count them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I got a refill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lost or found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I do not know</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StrengthsBox</name>
    <message>
        <source>Look at the label. The same number of mL can be another dose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the label. Choose each strength you have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{mg} mg in each mL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{mg} mg</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strength: {strength}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{mg} mg has a line to halve it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Summary</name>
    <message>
        <source>You knew it all. Come back to it whenever you like.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good that you checked. The marked parts are worth another look.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You knew this:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worth another look:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read that part again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where does this come from?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No questions yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no questions about this page yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SummaryView</name>
    <message>
        <source>Summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For the chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy these lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A plan was typed but not read back, so it is not on the paper. Go to Plan to read it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied. It leaves the clipboard when you finish.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish and forget everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something was not said back yet. Say who goes on teaching.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A question was declined, so nobody knows whether it was understood.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All that was asked was said back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No question was asked.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SupplyPage</name>
    <message>
        <source>Back to today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My supply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no plan yet. Enter it, and this page can say how long your supply lasts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another strength</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many days does it take you to get more?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was entered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tablets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>packets</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TakeUp</name>
    <message>
        <source>From when?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the hospital wrote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From my next dose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick it as taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back and look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is as my prescriber ordered: use it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TaperPage</name>
    <message>
        <source>My steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no plan yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps: what was ordered, in mg a day. Full dot: all taken that day. Empty dot: less taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The steps in words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Staircase of your plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TeachBackCard</name>
    <message>
        <source>Ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listen for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Did they say something like this? Press it: what to say then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How did it go?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note, if you like (no names)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show it to the patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where does this come from?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say: {words}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TeachView</name>
    <message numerus="yes">
        <source>%n min</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Patient&apos;s page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For the nurse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next topic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}: {part} of {parts}. Topic {topic} of {topics}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On to the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TeachingPage</name>
    <message>
        <source>Leave this session?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything of this patient is forgotten: outcomes, notes and the plan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave and forget it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who and what</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summary</source>
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
        <source>Open a plan from your hospital</source>
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
        <source>My supply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reminder check-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday&apos;s doses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No dose was planned for yesterday.</source>
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
        <source>No dose is planned for today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ToldMe</name>
    <message>
        <source>My prescriber told me to …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stay on this dose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>go slower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>go back one step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who told you?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On which day?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many days for each step?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next step begins on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>days</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TopicPicker</name>
    <message>
        <source>One to three: more is not remembered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add another topic</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TopicToolbar</name>
    <message>
        <source>On this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check yourself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handout: look, save or print</source>
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
    <name>Topics</name>
    <message>
        <source>What would you like to know?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Touch a topic.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>This page cannot be shown. If something is wrong with you or somebody here:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell a member of staff now</source>
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
    <name>WayBack</name>
    <message>
        <source>Back to the questions</source>
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
<context>
    <name>WriteView</name>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which day?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A day like yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like the day before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved: {entry}. You can change it or add to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{entry}. Change what is different, then save.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press a number or words first, then save.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is saved already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved: {entry}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
